import type { DenialInForce, GrantInForce, RuleChange } from '../../../drafting/documents.ts';
import type { AdminEntry, Names } from '../../../sharing/admin-catalogue.ts';
import type { Cell } from '../selection.ts';
import { denialChanges, takenBack, withoutDenials } from './taken.ts';

export type Operator = AdminEntry['operators'][number];

/** What is to become of the selected cells. */
export interface Edit {
  readonly act: 'full' | 'masked' | 'revoke' | 'deny' | 'lift';
  readonly mask: string | undefined;
  readonly operators: readonly Operator[];
  readonly areas: readonly string[];
  readonly validUntil: string | null;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly reason: string;
  /** What was granted of these cells before is taken back. */
  readonly replaces: boolean;
  readonly assessment: { readonly title: string; readonly conclusion: string } | undefined;
}

/** The rules in force that an edit may have to take back. */
export interface RulesInForce {
  readonly grants: readonly GrantInForce[];
  readonly denials: readonly DenialInForce[];
}

/** The changes that an edit of cells comes to, and the fields that it cannot be made for. */
export interface EditOutcome {
  readonly changes: readonly RuleChange[];
  readonly unfit: readonly string[];
}

/** Under a mask other operators would tell the value. */
const maskedOperators: ReadonlySet<Operator> = new Set(['READ', 'MATCH', 'SUBSCRIBE']);

/** The changes by which the selected cells become as the edit says. */
export function outcomeOf(edit: Edit, cells: readonly Cell[], names: Names, rules: RulesInForce): EditOutcome {
  const reason = edit.reason || edit.purpose;
  switch (edit.act) {
    case 'revoke':
      return { changes: takenBack(cells, rules.grants, reason), unfit: [] };
    case 'deny':
      return { changes: denialChanges(cells, edit, reason), unfit: [] };
    case 'lift':
      return { changes: withoutDenials(cells, rules.denials, [...names.departments.keys()]), unfit: [] };
    default:
      return granted(edit, cells, names, rules, reason);
  }
}

/** A grant for each department, and for each set of operators that its fields can be granted with. */
function granted(edit: Edit, cells: readonly Cell[], names: Names, rules: RulesInForce, reason: string): EditOutcome {
  const unfit = new Set<string>();
  const fit = cells.filter(({ coordinate }) => {
    const entry = names.entries.get(coordinate);
    const isFit = entry !== undefined && operatorsFor(entry, edit).length > 0;
    if (!isFit) unfit.add(coordinate);
    return isFit;
  });
  const { mask, areas, validUntil, purpose, legalBasis, assessment } = edit;
  const grants = [...Map.groupBy(fit, ({ department }) => department)].flatMap(([department, own]) => {
    const alike = Map.groupBy(own, ({ coordinate }) => operatorsFor(names.entries.get(coordinate)!, edit).join());
    return [...alike].map(([operators, list]): RuleChange => {
      const isPersonal = list.some(({ coordinate }) => personal.has(names.entries.get(coordinate)!.sensitivity));
      return {
        grant: {
          department,
          fields: list.map(({ coordinate }) => coordinate),
          access: edit.act === 'masked' ? 'MASKED' : 'FULL',
          mask: edit.act === 'masked' ? (mask ?? null) : null,
          operators: operators.split(',') as Operator[],
          areas: areas.length > 0 ? [...areas] : null,
          purpose,
          legalBasis,
          validUntil,
          assessment: isPersonal && assessment ? assessment : null,
        },
      };
    });
  });
  const before = edit.replaces ? takenBack(fit, rules.grants, reason) : [];
  return { changes: [...before, ...grants], unfit: [...unfit] };
}

export const personal: ReadonlySet<AdminEntry['sensitivity']> = new Set(['PERSONAL', 'SENSITIVE']);

/** The operators of an edit that a field can be granted with; none where it cannot be granted like that. */
function operatorsFor(entry: AdminEntry, { act, mask, operators }: Edit): readonly Operator[] {
  if (entry.category === 'NONE') return [];
  if (act === 'masked' && (mask === undefined || !entry.masks.includes(mask))) return [];
  // the id comes with any other field of its type, and is granted by itself only for counting
  const offered = new Set<Operator>(entry.coordinate.endsWith('.id') ? ['AGGREGATE'] : ['READ', ...entry.operators]);
  return operators.filter((one) => offered.has(one) && (act !== 'masked' || maskedOperators.has(one)));
}

/** What can be chosen for at least one of some fields. */
export function offeredFor(
  entries: readonly AdminEntry[],
  act: Edit['act'],
): { masks: string[]; operators: Operator[] } {
  const operators = [...new Set(entries.flatMap((entry) => ['READ' as const, ...entry.operators]))];
  return {
    masks: [...new Set(entries.flatMap(({ masks }) => masks))],
    operators: act === 'masked' ? operators.filter((one) => maskedOperators.has(one)) : operators,
  };
}
