import type { Conditions, Summary } from './documents.ts';
import type { ShownConditions } from './request-facts.tsx';

/** Conditions as the database keeps them: access and operators in small letters. */
type Stored = Omit<ShownConditions, 'operators'> & {
  readonly access: string;
  readonly operators: readonly string[];
  readonly client: string | null;
};

/** The conditions that were proposed instead of those of a request; undefined where there are none. */
export function proposalOf({ proposal }: Pick<Summary, 'proposal'>): (Conditions & ShownConditions) | undefined {
  if (proposal === null) return undefined;
  const { fields, access, mask, operators, areas, scopes, purpose, legalBasis, client, validFrom, validUntil } =
    proposal as Stored;
  return {
    fields,
    access: access.toUpperCase() as Summary['access'],
    mask,
    operators: operators.map((one) => one.toUpperCase()) as Summary['operators'],
    areas,
    scopes,
    purpose,
    legalBasis,
    client,
    validFrom,
    validUntil,
  };
}
