import type { Operator } from '@gridweave/kit';

/** Where a department stands: its own areas and those of the departments above it. */
export interface DepartmentFacts {
  readonly code: string;
  /** Area codes of its jurisdiction. */
  readonly areas: readonly string[];
  readonly parent: Pick<DepartmentFacts, 'areas' | 'parent'> | null;
  readonly pseudonymKey: string;
}

export const grantStates = ['requested', 'approved', 'active', 'expired', 'revoked', 'refused', 'withdrawn'] as const;
export type GrantState = (typeof grantStates)[number];

/** A grant as it is compiled; only active ones count. */
export interface GrantFacts {
  readonly id: string;
  readonly department: string;
  /** Set when only this client of the department has it. */
  readonly client: string | null;
  readonly state: GrantState;
  /** Coordinates of fields and mutations: `House.floorArea`, `Mutation.recordHazard`. */
  readonly fields: readonly string[];
  readonly access: 'full' | 'masked';
  /** The mask as maskText writes it; null with full access. */
  readonly mask: string | null;
  readonly operators: readonly Operator[];
  /** Null: the department's jurisdiction. */
  readonly areas: readonly string[] | null;
  readonly scopes: readonly string[];
  /** Milliseconds since the epoch; null is open. */
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

/** What is forbidden whatever is granted. */
export interface DenialFacts {
  readonly id: string;
  /** Null: every department. */
  readonly department: string | null;
  readonly client: string | null;
  readonly fields: readonly string[];
  /** Null: all. A denied `match` denies `filter` as well, which holds exact matching. */
  readonly operators: readonly Operator[] | null;
  /** Null: everywhere. */
  readonly areas: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

/** What every department has without a grant: unconditional fields in its own jurisdiction. */
export interface DefaultFacts {
  readonly enabled: boolean;
  /** Unconditional fields that need a grant all the same. */
  readonly except: readonly string[];
}
