import type { Run } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Connection, Shape, Value } from '../plan/shape-tree.ts';
import { lengthAt, type Rows, skipColumns, textAt } from '../wire/rows.ts';
import { Pages } from './pages.ts';

/** Ids of the rows of one type whose personal information an answer held, each once. */
export interface Subjects {
  readonly type: string;
  readonly ids: readonly string[];
}

/** A column that holds the id of such a row, null where there is no row. */
interface Point {
  readonly column: number;
  readonly type: string;
}

interface Source {
  readonly rows: number;
  /** Undefined for a single row. */
  readonly connection: Connection | undefined;
  readonly points: readonly Point[];
}

const none: readonly Subjects[] = [];

/** Finds in the rows of a plan whose personal information the answer holds. Made once for a plan. */
export class SubjectReader {
  readonly #sources: Source[] = [];

  constructor(plan: Plan) {
    for (const { value } of plan.roots) {
      if (value.kind === 'connection') this.#connection(value.connection);
      if (value.kind === 'row') {
        const points = this.#shape(value.shape, 0);
        if (value.shape.isPersonal) points.push({ column: value.shape.columns, type: value.shape.typename });
        this.#add(value.rows, undefined, points);
      }
    }
  }

  /** The rows that the answer shows: not the one more that was read to know whether a page has a next one. */
  read(rows: readonly Rows[], run: Run): readonly Subjects[] {
    if (this.#sources.length === 0) return none;
    const found = new Map<string, Set<string>>();
    for (const { rows: index, connection, points } of this.#sources) {
      const read = rows[index]!;
      if (!connection) {
        if (read.count > 0) collect(found, read, 0, points);
        continue;
      }
      const pages = new Pages(connection, rows, run);
      for (let parent = 0; parent < pages.parents; parent++) {
        const kept = pages.kept(parent);
        for (let i = 0; i < kept; i++) collect(found, read, pages.index(parent, i), points);
      }
    }
    return [...found].map(([type, ids]) => ({ type, ids: [...ids] }));
  }

  #connection(connection: Connection): void {
    const lead = connection.nested ? 1 : 0;
    const points: Point[] = [];
    for (const part of connection.parts) {
      const nodes =
        part.kind === 'nodes'
          ? [part.node]
          : part.kind === 'edges'
            ? part.parts.flatMap((edge) => (edge.kind === 'node' ? [edge.node] : []))
            : [];
      for (const { shape, skip } of nodes) {
        if (shape.isPersonal) points.push({ column: skip + lead - 1, type: shape.typename });
        points.push(...this.#shape(shape, skip + lead));
      }
    }
    this.#add(connection.rows, connection, points);
  }

  #add(rows: number, connection: Connection | undefined, points: Point[]): void {
    points.sort((a, b) => a.column - b.column);
    if (points.length > 0) this.#sources.push({ rows, connection, points });
  }

  /** The points in a shape that starts at a column. */
  #shape({ entries }: Shape, start: number): Point[] {
    const points: Point[] = [];
    let column = start;
    for (const { value } of entries) {
      for (const shape of objectsOf(value)) {
        if (shape.isPersonal) points.push({ column, type: shape.typename });
        points.push(...this.#shape(shape, column + 1));
        column += 1 + shape.columns;
      }
      column += ownColumns(value);
      if (value.kind === 'connection') this.#connection(value.connection);
    }
    return points;
  }
}

function objectsOf(value: Value): readonly Shape[] {
  return value.kind === 'object' ? [value.shape] : value.kind === 'union' ? value.members : [];
}

function ownColumns(value: Value): number {
  switch (value.kind) {
    case 'leaf':
      return 1;
    case 'connection':
      return value.guarded ? 1 : 0;
    case 'resolved':
      return 1 + value.leaves.length;
    default:
      return 0;
  }
}

function collect(found: Map<string, Set<string>>, rows: Rows, index: number, points: readonly Point[]): void {
  const buffer = rows.buffers[index]!;
  let at = rows.offsets[index]!;
  let column = 0;
  for (const point of points) {
    at = skipColumns(buffer, at, point.column - column);
    ({ column } = point);
    if (lengthAt(buffer, at) < 0) continue;
    let ids = found.get(point.type);
    if (!ids) found.set(point.type, (ids = new Set()));
    ids.add(textAt(buffer, at)!);
  }
}
