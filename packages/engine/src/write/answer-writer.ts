import type { Run } from '../plan/bind.ts';
import type { Plan, RootValue } from '../plan/plan.ts';
import type { Connection, CursorColumns, EdgePart, Part, Segment, Shape } from '../plan/shape-tree.ts';
import { type Rows, skipColumns, textAt } from '../wire/rows.ts';
import { JsonBuffer } from './buffer.ts';
import { Pages } from './pages.ts';
import { RowWriter } from './row-writer.ts';

/** Compiled writers of a plan, made once and used for every run. */
export class AnswerWriter {
  readonly #plan: Plan;
  readonly #writers = new Map<Shape, RowWriter>();
  readonly #keys: readonly Buffer[];
  #size = 1_024;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#keys = plan.roots.map(({ key }, i) => Buffer.from(`${i === 0 ? '' : ','}${JSON.stringify(key)}:`));
  }

  writerOf(shape: Shape): RowWriter {
    let writer = this.#writers.get(shape);
    if (!writer) {
      writer = new RowWriter(shape);
      this.#writers.set(shape, writer);
    }
    return writer;
  }

  /** The body of the response: `{"data":{…}<tail>}`. `given` are values made outside the plan, as JSON. */
  write(rows: readonly Rows[], run: Run, tail: Buffer, given: ReadonlyMap<string, string> | undefined): Buffer {
    const out = new JsonBuffer(this.#size);
    const answer = new Answer(this, out, rows, run);
    out.append(dataOpen);
    this.#plan.roots.forEach(({ key, value }, i) => {
      out.append(this.#keys[i]!);
      answer.root(value, given?.get(key));
    });
    out.append(brace);
    out.append(tail);
    // the next answer of this plan is likely as long
    this.#size = Math.min(Math.max(out.length + 256, 1_024), 4 << 20);
    return out.done();
  }
}

/** The rows of the only list of a plan, each as one line of JSON. */
export class LineWriter {
  readonly #writer: AnswerWriter;
  readonly #connection: Connection;
  readonly #node: Segment;

  constructor(plan: Plan, connection: Connection, node: Segment) {
    this.#writer = new AnswerWriter(plan);
    this.#connection = connection;
    this.#node = node;
  }

  write(out: JsonBuffer, rows: readonly Rows[], run: Run): void {
    new Answer(this.#writer, out, rows, run).lines(this.#connection, this.#node);
  }
}

const newline = Buffer.from('\n');
const dataOpen = Buffer.from('{"data":{');
const brace = Buffer.from('}');
const openList = Buffer.from('[');
const closeList = Buffer.from(']');
const comma = Buffer.from(',');
const nullText = Buffer.from('null');

class Answer {
  readonly #writer: AnswerWriter;
  readonly #out: JsonBuffer;
  readonly #rows: readonly Rows[];
  readonly #run: Run;
  readonly #pages = new Map<Connection, Pages>();
  readonly #connection = (connection: Connection, parent: number): void => this.connection(connection, parent);

  constructor(writer: AnswerWriter, out: JsonBuffer, rows: readonly Rows[], run: Run) {
    this.#writer = writer;
    this.#out = out;
    this.#rows = rows;
    this.#run = run;
  }

  root(value: RootValue, given: string | undefined): void {
    switch (value.kind) {
      case 'typename':
        this.#out.appendText(JSON.stringify(value.name));
        return;
      case 'given':
        this.#out.appendText(given ?? 'null');
        return;
      case 'connection':
        this.connection(value.connection, 0);
        return;
      case 'row':
        if (this.#rows[value.rows]!.count === 0) this.#out.append(nullText);
        else this.#row(value.shape, this.#rows[value.rows]!, 0, 0, 0);
        return;
      case 'rows':
        this.#list(this.#rows[value.rows]!.count, (i) => this.#row(value.shape, this.#rows[value.rows]!, i, 0, i));
    }
  }

  #row(shape: Shape, rows: Rows, index: number, skip: number, number: number): void {
    const buffer = rows.buffers[index]!;
    const offset = skip === 0 ? rows.offsets[index]! : skipColumns(buffer, rows.offsets[index]!, skip);
    this.#writer.writerOf(shape).write(this.#out, buffer, offset, number, this.#connection);
  }

  #list(count: number, item: (i: number) => void): void {
    this.#out.append(openList);
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#out.append(comma);
      item(i);
    }
    this.#out.append(closeList);
  }

  connection(connection: Connection, parent: number): void {
    let pages = this.#pages.get(connection);
    if (!pages) {
      pages = new Pages(connection, this.#rows, this.#run);
      this.#pages.set(connection, pages);
    }
    this.#fields(connection.parts, (part) => this.#part(connection, pages, part, parent));
  }

  lines(connection: Connection, node: Segment): void {
    const pages = new Pages(connection, this.#rows, this.#run);
    const count = pages.kept(0);
    for (let i = 0; i < count; i++) {
      this.#node(connection, pages, node, 0, i);
      this.#out.append(newline);
    }
  }

  #fields<P extends { readonly key: string }>(parts: readonly P[], write: (part: P) => void): void {
    const out = this.#out;
    out.appendText('{');
    parts.forEach((part, i) => {
      out.appendText(`${i === 0 ? '' : ','}${JSON.stringify(part.key)}:`);
      write(part);
    });
    out.append(brace);
  }

  #part(connection: Connection, pages: Pages, part: Part, parent: number): void {
    const out = this.#out;
    switch (part.kind) {
      case 'typename':
        out.appendText(JSON.stringify(part.name));
        return;
      case 'totalCount':
        out.appendText(pages.total(parent));
        return;
      case 'nodes':
        this.#list(pages.kept(parent), (i) => this.#node(connection, pages, part.node, parent, i));
        return;
      case 'edges':
        this.#list(pages.kept(parent), (i) =>
          this.#fields(part.parts, (edge) => this.#edge(connection, pages, edge, parent, i)),
        );
        return;
      case 'pageInfo':
        this.#fields(part.parts, ({ kind }) => {
          const kept = pages.kept(parent);
          if (kind === 'typename') out.appendText('"PageInfo"');
          else if (kind === 'hasNextPage') out.appendText(String(pages.more(parent)));
          else if (kept === 0) out.append(nullText);
          else this.#cursor(connection, pages, parent, kept - 1);
        });
    }
  }

  #edge(connection: Connection, pages: Pages, edge: EdgePart, parent: number, i: number): void {
    if (edge.kind === 'typename') this.#out.appendText(JSON.stringify(edge.name));
    else if (edge.kind === 'node') this.#node(connection, pages, edge.node, parent, i);
    else this.#cursor(connection, pages, parent, i);
  }

  #node(connection: Connection, pages: Pages, node: Segment, parent: number, i: number): void {
    const lead = connection.nested ? 1 : 0;
    this.#row(
      node.shape,
      this.#rows[connection.rows]!,
      pages.index(parent, i),
      node.skip + lead,
      pages.number(parent, i),
    );
  }

  #cursor(connection: Connection, pages: Pages, parent: number, i: number): void {
    const values = cursorValues(
      connection.cursor!,
      this.#rows[connection.rows]!,
      pages.index(parent, i),
      connection.nested ? 1 : 0,
    );
    this.#out.appendText(JSON.stringify(connection.cursor!.seal(values)));
  }
}

/** The values of a row's cursor. */
export function cursorValues(cursor: CursorColumns, rows: Rows, index: number, lead: number): (string | null)[] {
  const buffer = rows.buffers[index]!;
  let at = skipColumns(buffer, rows.offsets[index]!, cursor.skip + lead);
  return Array.from({ length: cursor.count }, () => {
    const value = textAt(buffer, at);
    at = skipColumns(buffer, at, 1);
    return value;
  });
}
