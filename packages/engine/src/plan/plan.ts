import type { Run } from './bind.ts';
import type { Connection, Shape } from './shape-tree.ts';
import type { Statement } from './statement.ts';

/** What stands under a root response key. */
export type RootValue =
  | { readonly kind: 'typename'; readonly name: string }
  /** Made outside the plan: introspection. */
  | { readonly kind: 'given' }
  /** The single row of a statement, or null; its id stands after the shape where that is personal. */
  | { readonly kind: 'row'; readonly rows: number; readonly shape: Shape }
  | { readonly kind: 'connection'; readonly connection: Connection }
  /** All rows of a statement as a list. */
  | { readonly kind: 'rows'; readonly rows: number; readonly shape: Shape };

export interface RootEntry {
  readonly key: string;
  readonly value: RootValue;
}

/** Looks at an argument of one run. */
export type Check = (run: Run) => unknown;

/** A count under a root response key that is rounded. */
export interface RoundedCount {
  readonly key: string;
  /** Index of the statement that measures its groups. */
  readonly rows: number;
  /** The counted type. */
  readonly type: string;
  /** What it was asked with. */
  readonly question: (run: Run) => string;
  /** Brings the rows that the answer shows, once the answers are in the memo of the run under this object. */
  readonly statement: Statement;
}

/** An operation under a policy, ready to run with any values of its variables. */
export interface Plan {
  readonly statements: readonly Statement[];
  readonly roots: readonly RootEntry[];
  /** Look at arguments that no statement takes; they throw when one is wrong. */
  readonly checks: readonly Check[];
  readonly rounded: readonly RoundedCount[];
  /** `point`: a few rows by key; `page`: more. */
  readonly size: 'point' | 'page';
  /** Whether some field has a resolver, so that the executor must run over the rows. */
  readonly resolved: boolean;
}
