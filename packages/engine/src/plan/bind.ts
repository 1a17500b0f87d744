import { type RawBuilder, sql } from 'kysely';

/** The values of one run, from which parameters are taken. */
export interface Run {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Columns of the key that a mutation returned. */
  readonly key: Readonly<Record<string, unknown>>;
  /** Of an export: the row after which it goes on, and the batch whose children are read, key column by key column. */
  readonly after?: readonly (string | null)[];
  readonly batch?: readonly (readonly (string | null)[])[];
  /** Values that a parameter works out once for all statements that use it. */
  readonly memo: Map<object, unknown>;
}

/** A parameter whose value is known only when the plan runs. Kysely carries it through to the compiled statement. */
export class Bind {
  readonly get: (run: Run) => unknown;

  constructor(get: (run: Run) => unknown) {
    this.get = get;
  }
}

/** A parameter of the statement, taken from the run. */
export function bound<T>(get: (run: Run) => unknown): RawBuilder<T> {
  return sql<T>`${sql.val(new Bind(get))}`;
}

/** Where the value of a compiled parameter comes from: a constant of the plan, or the run. */
export function valueOf(parameter: unknown, run: Run): unknown {
  return parameter instanceof Bind ? parameter.get(run) : parameter;
}
