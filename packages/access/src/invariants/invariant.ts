import type { Operator, Title } from '@gridweave/kit';

/**
 * What an invariant forbids: an operator; `read` is reading at all, masked or not; `clear` is reading in full; `tell`
 * is any of filter, order, search and aggregate, by which a value can be found out without reading it. `clear` does
 * not forbid these.
 */
export type InvariantOperator = Operator | 'clear' | 'tell';

/**
 * A rule that every policy has to keep, written once by admins: "no department but public security reads
 * Person.idNumber in full". It is proved for each policy, for every row that there can be.
 */
export interface Invariant {
  readonly id?: string;
  readonly title: Title;
  /**
   * Coordinates of fields and mutations (`Person.idNumber`, `Mutation.recordHazard`), all of a type (`Person.*`), all
   * fields of all types (`*.*`), or all whose label says so: `sensitivity:sensitive`, `sharing:conditional`,
   * `plugin:fire`, `source:police`. Patterns take ids only for `aggregate`: an id comes with any field of its row.
   * A field that is computed from others is one of its own: name it too, or select by the label, which it inherits.
   */
  readonly fields: readonly string[];
  readonly operators: readonly InvariantOperator[];
  /** Departments that may, by their codes; not those below them. */
  readonly except: { readonly departments: readonly string[] };
  /**
   * Rows for which everybody may; none unless given. A type that one of the named scopes does not cover has no such
   * rows, nor has a type without a place where areas are given.
   */
  readonly only?: { readonly areas: readonly string[] | null; readonly named: readonly string[] };
}

/** Operators that tell a value without reading it. */
export const tellingOperators = ['filter', 'order', 'search', 'aggregate'] as const satisfies readonly Operator[];
