import type { Connection, Shape } from '../plan/shape-tree.ts';
import { skipColumns } from '../wire/rows.ts';
import type { JsonBuffer } from './buffer.ts';
import { writeRaw, writeText, writeTime } from './leaf.ts';
import { codes, compileSteps, type Step } from './steps.ts';

/** Writes a connection that hangs on a row, given the number of that row. */
export type WriteConnection = (connection: Connection, parent: number) => void;

const { text, number, boolean, time, enum: enumCode, enums, name, literal, object, member, leave, connection } = codes;
const nullBytes = Buffer.from('null');
const trueBytes = Buffer.from('true');
const falseBytes = Buffer.from('false');

/** A shape compiled to flat steps that walk the columns of a row once, from left to right. */
export class RowWriter {
  readonly #steps: readonly Step[];
  /** The most that the fixed texts and names of one step take. */
  readonly #fixed: number;

  constructor(shape: Shape) {
    this.#steps = compileSteps(shape);
    this.#fixed = Math.max(...this.#steps.map((step) => step.before.length + (step.names?.longest ?? 0))) + 40;
  }

  /** Writes one row whose columns start at `offset`; `row` is the number by which connections find their rows. */
  write(out: JsonBuffer, source: Buffer, offset: number, row: number, writeConnection: WriteConnection): void {
    const steps = this.#steps;
    const count = steps.length;
    let at = offset;
    let i = 0;
    while (i < count) {
      const step = steps[i++]!;
      const { code } = step;
      if (code === literal) {
        out.reserve(this.#fixed);
        append(out, step.before);
        continue;
      }
      if (code === leave) {
        at = skipColumns(source, at, step.columns);
        i = step.next;
        continue;
      }
      if (code === connection && !step.guarded) {
        out.reserve(this.#fixed);
        append(out, step.before);
        writeConnection(step.connection!, row);
        continue;
      }
      const length = (source[at]! << 24) | (source[at + 1]! << 16) | (source[at + 2]! << 8) | source[at + 3]!;
      at += 4;
      // each byte of text takes six in JSON at the most
      out.reserve(this.#fixed + (length > 0 ? length * 6 : 0));
      append(out, step.before);
      if (length < 0) {
        if (code === object || code === member) {
          at = skipColumns(source, at, step.columns);
          i = step.next;
        }
        if (code !== member) append(out, nullBytes);
        continue;
      }
      const end = at + length;
      if (code === text) writeText(out, source, at, end);
      else if (code === connection) writeConnection(step.connection!, row);
      else if (code < literal) writeLeaf(out, step, source, at, end);
      at = end;
    }
  }
}

/** Appends a short text for which there is room. */
function append(out: JsonBuffer, part: Buffer): void {
  const { bytes } = out;
  let n = out.length;
  for (let i = 0; i < part.length; i++) bytes[n++] = part[i]!;
  out.length = n;
}

function writeLeaf(out: JsonBuffer, step: Step, source: Buffer, start: number, end: number): void {
  switch (step.code) {
    case number:
      writeRaw(out, source, start, end);
      return;
    case boolean:
      append(out, source[start] === 116 ? trueBytes : falseBytes);
      return;
    case time:
      writeTime(out, source, start);
      return;
    case enumCode:
    case name:
      append(out, step.names!.find(source, start, end) ?? nullBytes);
      return;
    case enums: {
      const list = JSON.parse(source.toString('utf8', start, end)) as string[];
      // a code that the table does not know is no value, and items are not null
      const names = list.flatMap((item) => {
        const bytes = Buffer.from(item);
        return step.names!.find(bytes, 0, bytes.length)?.toString() ?? [];
      });
      out.appendText(`[${names.join(',')}]`);
      return;
    }
    default:
      writeRaw(out, source, start, end);
  }
}
