import type { ActiveGrant, FieldUsage } from './documents.ts';

/** Grants of which the department used no field at all, the oldest first. */
export function unusedGrants(grants: readonly ActiveGrant[], usage: readonly FieldUsage[]): readonly ActiveGrant[] {
  const used = new Set(usage.map(({ department, coordinate }) => `${department} ${coordinate.split(':')[0]}`));
  return grants
    .filter(({ department, fields }) => !fields.some((field) => used.has(`${department} ${field}`)))
    .sort((a, b) => ((a.activatedAt ?? '') < (b.activatedAt ?? '') ? -1 : 1));
}
