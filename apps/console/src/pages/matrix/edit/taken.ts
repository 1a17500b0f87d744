import type { DenialInForce, GrantInForce, RuleChange } from '../../../drafting/documents.ts';
import type { Cell } from '../selection.ts';
import type { Edit } from './edit.ts';

/** Takes the grants of some cells back; the other fields of such a grant are granted anew as they were. */
export function takenBack(
  cells: readonly Cell[],
  grants: readonly GrantInForce[],
  reason: string,
): readonly RuleChange[] {
  const chosen = Map.groupBy(cells, ({ department }) => department);
  return grants.flatMap((grant): readonly RuleChange[] => {
    const fields = new Set(chosen.get(grant.department)?.map(({ coordinate }) => coordinate));
    // an emergency ends by itself
    if (grant.emergency || !grant.fields.some((field) => fields.has(field))) return [];
    const rest = grant.fields.filter((field) => !fields.has(field));
    const revoke: RuleChange = { revoke: { grant: grant.id, reason } };
    return rest.length === 0 ? [revoke] : [revoke, { grant: restOf(grant, rest) }];
  });
}

/** A denial for each department of the cells. */
export function denialChanges(
  cells: readonly Cell[],
  { areas, operators, validUntil }: Pick<Edit, 'areas' | 'operators' | 'validUntil'>,
  reason: string,
): readonly RuleChange[] {
  return [...Map.groupBy(cells, ({ department }) => department)].map(([department, list]) => ({
    deny: {
      department,
      fields: list.map(({ coordinate }) => coordinate),
      // denying to read without the rest would leave the value to be told by filters
      operators: operators.includes('READ') || operators.length === 0 ? null : [...operators],
      areas: areas.length > 0 ? [...areas] : null,
      validUntil,
      reason,
    },
  }));
}

/** Lifts the denials of some cells; what they forbid elsewhere is forbidden anew. */
export function withoutDenials(
  cells: readonly Cell[],
  denials: readonly DenialInForce[],
  departments: readonly string[],
): readonly RuleChange[] {
  const chosen = new Set(cells.map(({ coordinate, department }) => `${coordinate}@${department}`));
  return denials.flatMap((denial): readonly RuleChange[] => {
    const of = denial.department === null ? departments : [denial.department];
    const isChosen = (field: string, department: string): boolean => chosen.has(`${field}@${department}`);
    if (!of.some((department) => denial.fields.some((field) => isChosen(field, department)))) return [];
    const { id, client, operators, areas, scopes, reason, validFrom, validUntil } = denial;
    const same = { client, operators, areas, scopes, reason, validFrom, validUntil };
    const kept = of.flatMap((department): readonly RuleChange[] => {
      const fields = denial.fields.filter((field) => !isChosen(field, department));
      return fields.length > 0 ? [{ deny: { ...same, department, fields } }] : [];
    });
    return [{ lift: id }, ...kept];
  });
}

/** Named one by one: answers hold more than the API takes. */
function restOf(grant: GrantInForce, fields: readonly string[]): Extract<RuleChange, { grant: unknown }>['grant'] {
  const { department, client, access, mask, operators, areas, scopes, purpose, legalBasis, validFrom, validUntil } =
    grant;
  const last = grant.assessments.at(-1);
  return {
    department,
    client,
    fields: [...fields],
    access,
    mask,
    operators,
    areas,
    scopes,
    purpose,
    legalBasis,
    validFrom,
    validUntil,
    assessment: last ? { title: last.title, conclusion: last.conclusion, document: last.document } : null,
  };
}
