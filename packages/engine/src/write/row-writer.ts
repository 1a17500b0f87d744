import type { Connection, LeafKind, Shape, Value } from '../plan/shape-tree.ts';
import { lengthAt, skipColumns } from '../wire/rows.ts';
import type { JsonBuffer } from './buffer.ts';
import { writeRaw, writeText, writeTime } from './leaf.ts';

/** Writes a connection that hangs on a row, given the number of that row. */
export type WriteConnection = (connection: Connection, parent: number) => void;

const leafCodes: Record<LeafKind, number> = { text: 0, number: 1, boolean: 2, time: 3, json: 4, enum: 5, enums: 6 };
const literal = 10;
const object = 11;
const member = 12;
const connection = 13;

/** One step of writing a row: what goes before it, and how the next column becomes JSON. */
interface Step {
  readonly code: number;
  readonly before: Buffer;
  readonly names: ReadonlyMap<string, string> | undefined;
  readonly connection: Connection | undefined;
  readonly guarded: boolean;
  /** For an object: columns of it, and the step after it. */
  columns: number;
  end: number;
  /** For a member of a union: columns of the members after it, and the step after the union. */
  restColumns: number;
  unionEnd: number;
}

const nullText = Buffer.from('null');
const nothing = Buffer.alloc(0);

/** A shape compiled to flat steps that walk the columns of a row once, from left to right. */
export class RowWriter {
  readonly #steps: Step[] = [];
  readonly #literalBytes: number;

  constructor(shape: Shape) {
    this.#object(shape, nothing);
    this.#literalBytes = this.#steps.reduce((sum, step) => sum + step.before.length + 8, 8);
  }

  #add(code: number, before: Buffer, more: Partial<Step> = {}): Step {
    const step: Step = {
      code,
      before,
      names: undefined,
      connection: undefined,
      guarded: false,
      columns: 0,
      end: 0,
      restColumns: 0,
      unionEnd: 0,
      ...more,
    };
    this.#steps.push(step);
    return step;
  }

  #object(shape: Shape, before: Buffer): void {
    if (shape.entries.length === 0) {
      this.#add(literal, Buffer.concat([before, Buffer.from('{}')]));
      return;
    }
    shape.entries.forEach(({ key, value }, i) => {
      const name = Buffer.from(`${i === 0 ? '{' : ','}${JSON.stringify(key)}:`);
      this.#value(value, i === 0 ? Buffer.concat([before, name]) : name);
    });
    this.#add(literal, Buffer.from('}'));
  }

  #value(value: Value, before: Buffer): void {
    switch (value.kind) {
      case 'leaf':
        this.#add(leafCodes[value.leaf], before, { names: value.names });
        return;
      case 'typename':
        this.#add(literal, Buffer.concat([before, Buffer.from(JSON.stringify(value.name))]));
        return;
      case 'null':
        this.#add(literal, Buffer.concat([before, nullText]));
        return;
      case 'object': {
        const step = this.#add(object, before, { columns: value.shape.columns });
        this.#object(value.shape, nothing);
        step.end = this.#steps.length;
        return;
      }
      case 'union': {
        this.#add(literal, before);
        const steps = value.members.map((shape, i) => {
          const rest = value.members.slice(i + 1).reduce((sum, m) => sum + m.columns + 1, 0);
          const step = this.#add(member, nothing, { columns: shape.columns, restColumns: rest });
          this.#object(shape, nothing);
          step.end = this.#steps.length;
          return step;
        });
        this.#add(literal, nullText);
        for (const step of steps) step.unionEnd = this.#steps.length;
        return;
      }
      case 'connection':
        this.#add(connection, before, { connection: value.connection, guarded: value.guarded });
        return;
      case 'resolved':
        throw new Error('a field with a resolver is not written from rows');
    }
  }

  /** Writes one row whose columns start at `offset`; gives the offset after them. */
  write(out: JsonBuffer, source: Buffer, offset: number, row: number, writeConnection: WriteConnection): number {
    const steps = this.#steps;
    let at = offset;
    out.reserve(this.#literalBytes);
    // a member that was written jumps behind its union when its last step is done
    let memberEnd = -1;
    let jump = 0;
    let jumpColumns = 0;
    const outer: [number, number, number][] = [];
    for (let i = 0; i < steps.length; i++) {
      while (i === memberEnd) {
        i = jump;
        at = skipColumns(source, at, jumpColumns);
        [memberEnd, jump, jumpColumns] = outer.pop() ?? [-1, 0, 0];
      }
      if (i >= steps.length) break;
      const step = steps[i]!;
      out.append(step.before);
      const { code } = step;
      if (code === literal) continue;
      if (code === connection) {
        if (step.guarded) {
          const length = lengthAt(source, at);
          at += 4 + Math.max(length, 0);
          if (length < 0) {
            out.append(nullText);
            continue;
          }
        }
        writeConnection(step.connection!, row);
        out.reserve(this.#literalBytes);
        continue;
      }
      const length = lengthAt(source, at);
      at += 4;
      if (code === object || code === member) {
        if (length >= 0) {
          at += length;
          if (code === member) {
            outer.push([memberEnd, jump, jumpColumns]);
            memberEnd = step.end;
            jump = step.unionEnd;
            jumpColumns = step.restColumns;
          }
          continue;
        }
        at = skipColumns(source, at, step.columns);
        if (code === object) out.append(nullText);
        i = step.end - 1;
        continue;
      }
      if (length < 0) {
        out.append(nullText);
        continue;
      }
      this.#leaf(out, step, source, at, at + length);
      at += length;
    }
    return at;
  }

  #leaf(out: JsonBuffer, step: Step, source: Buffer, start: number, end: number): void {
    out.reserve((end - start) * 6 + 32);
    switch (step.code) {
      case 0:
        writeText(out, source, start, end);
        return;
      case 2:
        out.appendText(source[start] === 116 ? 'true' : 'false');
        return;
      case 3:
        writeTime(out, source, start);
        return;
      case 5: {
        const name = step.names!.get(source.toString('latin1', start, end));
        out.appendText(name === undefined ? 'null' : `"${name}"`);
        return;
      }
      case 6: {
        const codes = JSON.parse(source.toString('utf8', start, end)) as (string | null)[];
        out.appendText(JSON.stringify(codes.map((code) => (code === null ? null : (step.names!.get(code) ?? null)))));
        return;
      }
      default:
        writeRaw(out, source, start, end);
    }
  }
}
