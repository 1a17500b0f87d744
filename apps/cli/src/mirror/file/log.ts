import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { Ending, exitCodes } from '../failures.ts';
import { Contents } from './contents.ts';
import { header, type Line, lineBytes, type PlacedLine, readLines, type Upsert } from './lines.ts';

const chunkBytes = 1 << 20;

/** A file of lines that is only appended to, or replaced as a whole; what was written is on the disk. */
export class Log {
  readonly #file: string;
  #handle: FileHandle;
  #end: number;
  #contents: Contents;

  private constructor(file: string, handle: FileHandle, contents: Contents, end: number) {
    this.#file = file;
    this.#handle = handle;
    this.#contents = contents;
    this.#end = end;
  }

  /** Opens a log or makes it. What a step had written that did not end is cut off. @throws Ending for another file */
  static async open(file: string): Promise<Log> {
    await rm(`${file}.next`, { force: true });
    let handle = await open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!handle || (await handle.stat()).size === 0) {
      await handle?.close();
      handle = await replace(file, async (write) => write(lineBytes(header)));
    }
    try {
      const { contents, end } = await contentsOf(file);
      await handle.truncate(end);
      await handle.sync();
      return new Log(file, handle, contents, end);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get contents(): Contents {
    return this.#contents;
  }

  /** Appends the lines of a step; the last of them is a `held`. */
  async append(lines: readonly Line[]): Promise<void> {
    const bytes = lines.map(lineBytes);
    const all = Buffer.concat(bytes);
    // what an attempt that failed may have left
    await this.#handle.truncate(this.#end);
    await writeAll(this.#handle, all, this.#end);
    await this.#handle.datasync();
    for (const [i, line] of lines.entries()) {
      const offset = this.#end;
      this.#end += bytes[i]!.length;
      this.#contents.take({ line, offset, end: this.#end });
    }
  }

  /** Writes the log anew with the last line of each record as `keep` leaves it, and `lines`, the last a `held`. */
  async rewrite(lines: readonly Line[], keep: (line: Upsert) => Upsert | undefined = (line) => line): Promise<void> {
    const old = this.#contents;
    const fresh = new Contents();
    let end = 0;
    const handle = await replace(this.#file, async (write) => {
      const put = async (line: Line): Promise<void> => {
        const bytes = lineBytes(line);
        const offset = end;
        end += bytes.length;
        fresh.take({ line, offset, end });
        await write(bytes);
      };
      await put(header);
      for await (const placed of linesOf(this.#file, this.#end)) {
        const { line } = placed;
        if ('dropped' in line) await put(line);
        const kept = 'upsert' in line && old.isLast(placed) ? keep(line) : undefined;
        if (kept) await put(kept);
      }
      for (const held of old.held.values()) await put({ held });
      for (const line of lines) await put(line);
    });
    await this.#handle.close();
    this.#handle = handle;
    this.#contents = fresh;
    this.#end = end;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Reads a log up to the end of its last whole step. */
async function contentsOf(file: string): Promise<{ readonly contents: Contents; readonly end: number }> {
  const contents = new Contents();
  let pending: PlacedLine[] = [];
  let end = 0;
  try {
    for await (const placed of linesOf(file)) {
      if (placed.offset === 0) {
        if (!('gridweave' in placed.line) || placed.line.version !== header.version) throw new SyntaxError('no header');
        end = placed.end;
        continue;
      }
      pending.push(placed);
      if (!('held' in placed.line)) continue;
      for (const one of pending) contents.take(one);
      pending = [];
      end = placed.end;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    end = 0;
  }
  if (end > 0) return { contents, end };
  throw new Ending(exitCodes.wrong, {
    zh: `${file} 不是 gridweave mirror 写的文件,不作改动`,
    en: `${file} was not written by gridweave mirror, and is left alone`,
  });
}

function linesOf(file: string, end?: number): AsyncGenerator<PlacedLine> {
  return readLines(
    createReadStream(file, { highWaterMark: chunkBytes, ...(end === undefined ? {} : { end: end - 1 }) }),
  );
}

/** Writes another file and puts it in the place of this one once it is on the disk. */
async function replace(
  file: string,
  fill: (write: (bytes: Buffer) => Promise<void>) => Promise<void>,
): Promise<FileHandle> {
  const next = `${file}.next`;
  const handle = await open(next, 'w+', 0o600);
  try {
    let at = 0;
    let waiting: Buffer[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      await writeAll(handle, Buffer.concat(waiting), at);
      at += size;
      [waiting, size] = [[], 0];
    };
    await fill(async (bytes) => {
      waiting.push(bytes);
      size += bytes.length;
      if (size >= chunkBytes) await flush();
    });
    await flush();
    await handle.sync();
    await rename(next, file);
    const folder = await open(path.dirname(file), 'r');
    await folder.sync();
    await folder.close();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
