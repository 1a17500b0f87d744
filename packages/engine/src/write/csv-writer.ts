import type { LeafKind, Segment, Shape } from '../plan/shape-tree.ts';
import { lengthAt, type Rows, skipColumns } from '../wire/rows.ts';
import type { JsonBuffer } from './buffer.ts';
import { appendCell } from './csv-cell.ts';
import { EnumNames } from './enum-names.ts';
import { writeTime } from './leaf.ts';

/** One step of writing a row. An object that is null has only empty cells. */
type Step =
  | { readonly kind: 'leaf'; readonly leaf: LeafKind; readonly names: EnumNames | undefined }
  | { readonly kind: 'fixed'; readonly text: Buffer }
  | { readonly kind: 'object'; readonly columns: number; readonly cells: number; readonly steps: readonly Step[] };

const lineEnd = Buffer.from('\r\n');
const empty = Buffer.alloc(0);

/** The rows of a list as lines of CSV (RFC 4180): a cell for each scalar, those of to-one records in their place. */
export class CsvWriter {
  readonly #steps: readonly Step[];
  readonly #skip: number;

  constructor({ shape, skip }: Segment) {
    this.#steps = stepsOf(shape);
    this.#skip = skip;
  }

  write(out: JsonBuffer, rows: Rows): void {
    for (let i = 0; i < rows.count; i++) {
      const buffer = rows.buffers[i]!;
      const line = new Line(out);
      line.cells(this.#steps, buffer, skipColumns(buffer, rows.offsets[i]!, this.#skip));
      out.append(lineEnd);
    }
  }
}

function stepsOf({ entries }: Shape): readonly Step[] {
  return entries.map(({ value }): Step => {
    switch (value.kind) {
      case 'leaf':
        return { kind: 'leaf', leaf: value.leaf, names: value.names && new EnumNames(value.names) };
      case 'typename':
        return { kind: 'fixed', text: Buffer.from(value.name) };
      case 'null':
        return { kind: 'fixed', text: empty };
      case 'object': {
        const steps = stepsOf(value.shape);
        return { kind: 'object', columns: value.shape.columns, cells: cellsOf(steps), steps };
      }
      default:
        throw new Error(`a ${value.kind} has no cell`);
    }
  });
}

function cellsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'object' ? step.cells : 1), 0);
}

class Line {
  readonly #out: JsonBuffer;
  #isFirst = true;

  constructor(out: JsonBuffer) {
    this.#out = out;
  }

  /** Writes the cells of columns that start at `offset`; returns where they end. */
  cells(steps: readonly Step[], source: Buffer, offset: number): number {
    let at = offset;
    for (const step of steps) {
      if (step.kind === 'fixed') {
        this.#separate();
        this.#out.append(step.text);
        continue;
      }
      const length = lengthAt(source, at);
      at += 4;
      if (step.kind === 'leaf') {
        this.#separate();
        if (length >= 0) this.#leaf(step, source, at, at + length);
        at += Math.max(0, length);
      } else if (length >= 0) at = this.cells(step.steps, source, at + length);
      else {
        for (let i = 0; i < step.cells; i++) this.#separate();
        at = skipColumns(source, at, step.columns);
      }
    }
    return at;
  }

  #separate(): void {
    this.#out.reserve(1);
    if (!this.#isFirst) this.#out.bytes[this.#out.length++] = 44;
    this.#isFirst = false;
  }

  #leaf({ leaf, names }: Step & { kind: 'leaf' }, source: Buffer, start: number, end: number): void {
    const out = this.#out;
    switch (leaf) {
      case 'number':
        // NaN and infinities, which are null in JSON
        if (isDigit(source[source[start] === 45 ? start + 1 : start])) out.append(source.subarray(start, end));
        return;
      case 'boolean':
        out.appendText(source[start] === 116 ? 'true' : 'false');
        return;
      case 'time':
        out.reserve(32);
        writeTime(out, source, start);
        return;
      case 'enum':
      case 'name':
        out.append(names!.find(source, start, end) ?? empty);
        return;
      case 'enums': {
        const codes = JSON.parse(source.toString('utf8', start, end)) as string[];
        const known = codes.flatMap((code) => {
          const bytes = Buffer.from(code);
          return names!.find(bytes, 0, bytes.length)?.toString() ?? [];
        });
        const list = Buffer.from(`[${known.join(',')}]`);
        appendCell(out, list, 0, list.length);
        return;
      }
      default:
        appendCell(out, source, start, end);
    }
  }
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57;
}
