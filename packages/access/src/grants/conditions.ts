import type { Operator } from '@gridweave/kit';

/** What is asked for or granted. */
export interface GrantConditions {
  readonly department: string;
  /** Only for this client of the department. */
  readonly client?: string | null;
  /** Coordinates of fields and mutations; `House.id` for the counts of a type. */
  readonly fields: readonly string[];
  readonly access: 'full' | 'masked';
  /** As maskText writes it: `keep(6,4)`. */
  readonly mask?: string | null;
  readonly operators: readonly Operator[];
  /** Null: the department's jurisdiction. */
  readonly areas?: readonly string[] | null;
  readonly scopes?: readonly string[];
  readonly purpose?: string;
  readonly legalBasis?: string;
  readonly validFrom?: Date | null;
  readonly validUntil?: Date | null;
}
