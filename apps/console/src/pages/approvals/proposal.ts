import type { Summary } from './documents.ts';
import type { ShownConditions } from './request-facts.tsx';

/** Conditions as the database keeps them: operators in small letters. */
type Stored = Omit<ShownConditions, 'operators'> & { readonly operators: readonly string[] };

/** The conditions that were proposed instead of those of a request; undefined where there are none. */
export function proposalOf({ proposal }: Pick<Summary, 'proposal'>): ShownConditions | undefined {
  if (proposal === null) return undefined;
  const stored = proposal as Stored;
  const operators = stored.operators.map((one) => one.toUpperCase()) as ShownConditions['operators'];
  return { ...stored, operators };
}
