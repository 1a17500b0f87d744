import type { GraphQLResolveInfo } from 'graphql';
import { type FieldModel, rowType } from '@gridweave/kit';
import type { Run } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Connection, EdgePart, LeafKind, Part, Shape, Value } from '../plan/shape-tree.ts';
import { lengthAt, type Rows, skipColumns, textAt } from '../wire/rows.ts';
import { cursorValues } from './answer-writer.ts';
import { timeText } from './leaf.ts';
import { Pages } from './pages.ts';

/** Loads a field with a resolver for one row: `value` stands for its place in the document, so that a level is one batch. */
export type LoadResolved = (
  value: Value & { kind: 'resolved' },
  needs: Readonly<Record<string, unknown>>,
  args: Record<string, unknown>,
  info: GraphQLResolveInfo,
) => Promise<unknown>;

type Tree = Record<string | symbol, unknown>;

/** Rows as objects by response key, for the executor: each value in the form that its GraphQL type serializes. */
export class RowDecoder {
  readonly #rows: readonly Rows[];
  readonly #run: Run;
  readonly #load: LoadResolved;
  readonly #pages = new Map<Connection, Pages>();

  constructor(rows: readonly Rows[], run: Run, load: LoadResolved) {
    this.#rows = rows;
    this.#run = run;
    this.#load = load;
  }

  /** The root value of the operation. */
  root(plan: Plan): Tree {
    const tree: Tree = Object.create(null);
    for (const { key, value } of plan.roots) {
      if (value.kind === 'connection') tree[key] = this.#connection(value.connection, 0);
      else if (value.kind === 'row')
        tree[key] =
          this.#rows[value.rows]!.count === 0 ? null : this.#row(value.shape, this.#rows[value.rows]!, 0, 0, 0);
      else if (value.kind === 'rows') {
        const rows = this.#rows[value.rows]!;
        tree[key] = Array.from({ length: rows.count }, (_, i) => this.#row(value.shape, rows, i, 0, i));
      }
    }
    return tree;
  }

  #row(shape: Shape, rows: Rows, index: number, skip: number, number: number): Tree {
    const buffer = rows.buffers[index]!;
    return this.#object(shape, buffer, skipColumns(buffer, rows.offsets[index]!, skip), number).tree;
  }

  #object(shape: Shape, buffer: Buffer, offset: number, row: number): { tree: Tree; at: number } {
    const tree: Tree = Object.create(null);
    tree[rowType] = shape.typename;
    let at = offset;
    for (const { key, value } of shape.entries) {
      if (value.kind === 'typename') continue;
      const read = this.#value(value, buffer, at, row);
      tree[key] = read.value;
      at = read.at;
    }
    return { tree, at };
  }

  #value(value: Value, buffer: Buffer, at: number, row: number): { value: unknown; at: number } {
    switch (value.kind) {
      case 'leaf':
        return { value: leafValue(value.leaf, textAt(buffer, at), value.names), at: skipColumns(buffer, at, 1) };
      case 'object': {
        const inside = skipColumns(buffer, at, 1);
        if (lengthAt(buffer, at) < 0) return { value: null, at: skipColumns(buffer, inside, value.shape.columns) };
        const { tree, at: end } = this.#object(value.shape, buffer, inside, row);
        return { value: tree, at: end };
      }
      case 'union':
        return this.#union(value.members, buffer, at, row);
      case 'connection': {
        const open = !value.guarded || lengthAt(buffer, at) >= 0;
        return {
          value: open ? this.#connection(value.connection, row) : null,
          at: value.guarded ? skipColumns(buffer, at, 1) : at,
        };
      }
      case 'resolved':
        return this.#resolved(value, buffer, at);
      default:
        return { value: null, at };
    }
  }

  #union(members: readonly Shape[], buffer: Buffer, offset: number, row: number): { value: unknown; at: number } {
    let at = offset;
    let found: Tree | null = null;
    for (const shape of members) {
      const inside = skipColumns(buffer, at, 1);
      if (found === null && lengthAt(buffer, at) >= 0) found = this.#object(shape, buffer, inside, row).tree;
      at = skipColumns(buffer, inside, shape.columns);
    }
    return { value: found, at };
  }

  #resolved(value: Value & { kind: 'resolved' }, buffer: Buffer, offset: number): { value: unknown; at: number } {
    const { needs } = value.field.definition as FieldModel['definition'] & { kind: 'resolved' };
    const open = lengthAt(buffer, offset) >= 0;
    let at = skipColumns(buffer, offset, 1);
    const row: Record<string, unknown> = {};
    for (const [i, name] of needs.entries()) {
      const text = textAt(buffer, at);
      // NaN and infinities are null in JSON only
      row[name] =
        value.leaves[i] === 'number' && text !== null ? Number(text) : leafValue(value.leaves[i]!, text, undefined);
      at = skipColumns(buffer, at, 1);
    }
    if (!open) return { value: null, at };
    const load = (args: Record<string, unknown>, _context: unknown, info: GraphQLResolveInfo): Promise<unknown> =>
      this.#load(value, row, args, info);
    return { value: load, at };
  }

  #connection(connection: Connection, parent: number): Tree {
    let pages = this.#pages.get(connection);
    if (!pages) {
      pages = new Pages(connection, this.#rows, this.#run);
      this.#pages.set(connection, pages);
    }
    return Object.fromEntries(
      connection.parts
        .filter((part) => part.kind !== 'typename')
        .map((part) => [part.key, this.#part(connection, pages, part, parent)]),
    );
  }

  #part(connection: Connection, pages: Pages, part: Part, parent: number): unknown {
    const each = <T>(item: (i: number) => T): T[] => Array.from({ length: pages.kept(parent) }, (_, i) => item(i));
    switch (part.kind) {
      case 'nodes':
        return each((i) => this.#node(connection, pages, part.node, parent, i));
      case 'edges':
        return each((i) =>
          Object.fromEntries(part.parts.map((edge) => [edge.key, this.#edge(connection, pages, edge, parent, i)])),
        );
      case 'pageInfo':
        return Object.fromEntries(
          part.parts
            .filter(({ kind }) => kind !== 'typename')
            .map(({ kind, key }) => {
              const kept = pages.kept(parent);
              return [
                key,
                kind === 'hasNextPage'
                  ? pages.more(parent)
                  : kept === 0
                    ? null
                    : this.#cursor(connection, pages, parent, kept - 1),
              ];
            }),
        );
      case 'totalCount':
        return Number(pages.total(parent));
      default:
        return part.name;
    }
  }

  #edge(connection: Connection, pages: Pages, edge: EdgePart, parent: number, i: number): unknown {
    if (edge.kind === 'node') return this.#node(connection, pages, edge.node, parent, i);
    return edge.kind === 'cursor' ? this.#cursor(connection, pages, parent, i) : edge.name;
  }

  #node(connection: Connection, pages: Pages, node: { shape: Shape; skip: number }, parent: number, i: number): Tree {
    const skip = node.skip + (connection.nested ? 1 : 0);
    return this.#row(node.shape, this.#rows[connection.rows]!, pages.index(parent, i), skip, pages.number(parent, i));
  }

  #cursor(connection: Connection, pages: Pages, parent: number, i: number): string {
    const cursor = connection.cursor!;
    return cursor.seal(
      cursorValues(cursor, this.#rows[connection.rows]!, pages.index(parent, i), connection.nested ? 1 : 0),
    );
  }
}

function leafValue(kind: LeafKind, text: string | null, names: ReadonlyMap<string, string> | undefined): unknown {
  if (text === null) return null;
  switch (kind) {
    case 'number': {
      const value = Number(text);
      return Number.isFinite(value) ? value : null;
    }
    case 'boolean':
      return text === 't';
    case 'time':
      return timeText(text);
    case 'json':
      return JSON.parse(text);
    case 'enum':
      // the enum serializes its code; one that the table does not know is no value
      return names!.has(text) ? text : null;
    case 'enums':
      return (JSON.parse(text) as string[]).filter((code) => names!.has(code));
    case 'name':
      return names!.get(text) ?? null;
    default:
      return text;
  }
}
