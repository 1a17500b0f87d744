import type { Operator } from '@gridweave/kit';
import type { ReadRule } from '../policy/policy.ts';
import type { Scope } from '../policy/scope.ts';
import type { Direction } from './direction.ts';

/** `mask`: the same rows are shown in another way; `mixed`: some gained and some lost, or it cannot be told. */
export type Became = 'gained' | 'lost' | 'widened' | 'narrowed' | 'mask' | 'mixed';

interface Changed {
  readonly direction: Direction;
  /** False where `direction` is only what could not be ruled out. */
  readonly certain: boolean;
}

/** Which rows may be used: null is none. */
export interface ScopeChange extends Changed {
  readonly became: Exclude<Became, 'mask'>;
  readonly before: Scope | null;
  readonly after: Scope | null;
}

/** How a field is shown. Rules are cut to the rows that are served; empty: it is not shown. */
export interface AccessChange extends Changed {
  readonly became: Became;
  readonly before: readonly ReadRule[];
  readonly after: readonly ReadRule[];
}

export interface OperatorChange extends ScopeChange {
  readonly operator: Operator;
}

/** One field: how it is read, and what else may be done with it. */
export interface FieldChange extends Changed {
  readonly kind: 'field';
  readonly coordinate: string;
  readonly type: string;
  readonly access: AccessChange | null;
  readonly operators: readonly OperatorChange[];
}

/** Where a mutation may be called. */
export interface MutationChange extends ScopeChange {
  readonly kind: 'mutation';
  readonly coordinate: string;
}

/** The rows that are served of a type. */
export interface RowsChange extends ScopeChange {
  readonly kind: 'rows';
  readonly type: string;
}

/** The smallest group that an aggregate answers for. */
export interface MinimumGroupChange extends Changed {
  readonly kind: 'minimumGroup';
  readonly before: number;
  readonly after: number;
}

export type Change = FieldChange | MutationChange | RowsChange | MinimumGroupChange;

/** All that changes for one department or client; what is written otherwise and proved to mean the same is not in it. */
export interface PolicyDiff {
  /** `department`, or `department/client`. */
  readonly subject: string;
  readonly department: string;
  readonly direction: Direction;
  /** By type, then coordinate. */
  readonly changes: readonly Change[];
}
