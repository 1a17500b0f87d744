import type { Copy, Dropped, Held, Load } from '../copy.ts';
import type { Column, CopiedRecord } from '../selection.ts';
import type { HeldInFile } from './contents.ts';
import type { Line } from './lines.ts';
import { lock } from './lock.ts';
import { Log } from './log.ts';

/** More void lines than records, and than this, and the file is written anew. */
const mostVoid = 1_000;

/** A copy in a file of JSON lines: a log of what was written and removed, written anew when something is dropped. */
export class FileCopy implements Copy {
  readonly #log: Log;
  readonly #unlock: () => void;

  private constructor(log: Log, unlock: () => void) {
    this.#log = log;
    this.#unlock = unlock;
  }

  /** @throws Ending where the file is something else, or another process writes it */
  static async open(file: string): Promise<FileCopy> {
    const unlock = lock(file);
    try {
      const log = await Log.open(file);
      if (log.contents.void > 0) await log.rewrite([]);
      return new FileCopy(log, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  async held(): Promise<ReadonlyMap<string, Held>> {
    return this.#log.contents.held;
  }

  async reshape(type: string, columns: readonly Column[]): Promise<Dropped> {
    const { contents } = this.#log;
    const before = contents.held.get(type);
    const fields = (before?.columns ?? [])
      .map(({ field }) => field)
      .filter((field) => !columns.some((one) => one.field === field));
    const dropped = { fields, records: fields.length > 0 ? contents.count(type) : 0 };
    const held = { type, columns, cursor: null, load: null, generation: before?.generation ?? 0 };
    const lines = [...noteOf(type, dropped), { held }];
    const kept = new Set(columns.map(({ field }) => field));
    if (fields.length === 0) await this.#log.append(lines);
    else
      await this.#log.rewrite(lines, (line) => {
        if (line.upsert !== type) return line;
        const record = Object.entries(line.record).filter(([field]) => kept.has(field));
        return kept.size === 0 ? undefined : { ...line, record: Object.fromEntries(record) };
      });
    return dropped;
  }

  async beginLoad(type: string, cursor: string, policy: string): Promise<Load> {
    const held = this.#of(type);
    const generation = held.generation + 1;
    const load = { generation, cursor, policy, after: null };
    await this.#log.append([{ held: { ...held, generation, load } }]);
    return load;
  }

  async takePage(type: string, records: readonly CopiedRecord[], load: Load): Promise<void> {
    await this.#log.append([...upserts(type, records, load.generation), { held: { ...this.#of(type), load } }]);
  }

  async endLoad(type: string, records: readonly CopiedRecord[], load: Load): Promise<Dropped> {
    // the last page belongs to the load until what it has not seen goes with it
    await this.takePage(type, records, load);
    const held = { ...this.#of(type), cursor: load.cursor, load: null };
    const dropped = { fields: [], records: this.#log.contents.unseen(type, load.generation) };
    const lines = [...noteOf(type, dropped), { held }];
    if (this.#log.contents.void + dropped.records === 0) await this.#log.append(lines);
    else
      await this.#log.rewrite(lines, (line) =>
        line.upsert === type && line.generation < load.generation ? undefined : line,
      );
    return dropped;
  }

  async follow(
    type: string,
    written: readonly CopiedRecord[],
    removed: readonly string[],
    cursor: string,
  ): Promise<void> {
    const held = this.#of(type);
    await this.#log.append([
      ...removed.map((id) => ({ delete: type, id })),
      ...upserts(type, written, held.generation),
      { held: { ...held, cursor } },
    ]);
    const { contents } = this.#log;
    if (contents.void > mostVoid && contents.void * 2 > contents.lines) await this.#log.rewrite([]);
  }

  async close(): Promise<void> {
    await this.#log.close();
    this.#unlock();
  }

  #of(type: string): HeldInFile {
    return this.#log.contents.held.get(type)!;
  }
}

function upserts(type: string, records: readonly CopiedRecord[], generation: number): readonly Line[] {
  return records.map(({ id, values }) => ({ upsert: type, id, generation, record: values }));
}

function noteOf(type: string, { fields, records }: Dropped): readonly Line[] {
  return fields.length + records === 0 ? [] : [{ dropped: type, fields, records, at: new Date().toISOString() }];
}
