import type { Run } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Connection } from '../plan/shape-tree.ts';
import { lengthAt, type Rows, skipColumns } from '../wire/rows.ts';
import { IdSet } from './id-set.ts';
import { Pages } from './pages.ts';
import {
  type SubjectObject,
  type SubjectPage,
  type SubjectRoots,
  subjectRoots,
  type SubjectStep,
} from './subject-steps.ts';

/** Ids of the rows of one type whose personal information an answer held, each once. */
export interface Subjects {
  readonly type: string;
  readonly ids: readonly string[];
}

const none: readonly Subjects[] = [];

/** Finds in the rows of a plan whose personal information the answer holds. Made once for a plan. */
export class SubjectReader {
  readonly #roots: SubjectRoots;
  readonly #isEmpty: boolean;

  constructor(plan: Plan) {
    this.#roots = subjectRoots(plan);
    this.#isEmpty = this.#roots.rows.length + this.#roots.pages.length === 0;
  }

  /** The rows that the answer shows: not the one more that was read to know whether a page has a next one. */
  read(rows: readonly Rows[], run: Run): readonly Subjects[] {
    return this.#isEmpty ? none : new Reading(rows, run).read(this.#roots);
  }
}

/** A place in a row. */
interface Place {
  readonly buffer: Buffer;
  offset: number;
  column: number;
}

/** Walks the rows of one answer as its writer does. */
class Reading {
  readonly #rows: readonly Rows[];
  readonly #run: Run;
  readonly #pages = new Map<Connection, Pages>();
  readonly #found = new Map<string, IdSet>();

  constructor(rows: readonly Rows[], run: Run) {
    this.#rows = rows;
    this.#run = run;
  }

  read({ rows, pages }: SubjectRoots): readonly Subjects[] {
    for (const root of rows) if (this.#rows[root.rows]!.count > 0) this.#row(root.steps, this.#rows[root.rows]!, 0, 0);
    for (const page of pages) this.#page(page, 0);
    return [...this.#found].map(([type, ids]) => ({ type, ids: ids.list() }));
  }

  #page({ connection, steps }: SubjectPage, parent: number): void {
    let pages = this.#pages.get(connection);
    if (!pages) this.#pages.set(connection, (pages = new Pages(connection, this.#rows, this.#run)));
    const rows = this.#rows[connection.rows]!;
    const kept = pages.kept(parent);
    if (kept === 0) return;
    const [index, number] = [pages.index(parent, 0), pages.number(parent, 0)];
    for (let i = 0; i < kept; i++) this.#row(steps, rows, index + i, number + i);
  }

  #row(steps: readonly SubjectStep[], rows: Rows, index: number, number: number): void {
    this.#steps(steps, { buffer: rows.buffers[index]!, offset: rows.offsets[index]!, column: 0 }, number);
  }

  #steps(steps: readonly SubjectStep[], place: Place, number: number): void {
    for (const step of steps) {
      if (step.kind === 'page') this.#page(step.page, number);
      else for (const object of step.objects) if (this.#object(object, place, number)) break;
    }
  }

  /** Whether the object is there. */
  #object({ column, type, steps }: SubjectObject, place: Place, number: number): boolean {
    place.offset = skipColumns(place.buffer, place.offset, column - place.column);
    place.column = column;
    if (lengthAt(place.buffer, place.offset) < 0) return false;
    if (type !== undefined) {
      let ids = this.#found.get(type);
      if (!ids) this.#found.set(type, (ids = new IdSet()));
      ids.add(place.buffer, place.offset);
    }
    this.#steps(steps, place, number);
    return true;
  }
}
