import {
  covers,
  type DenialFacts,
  type DepartmentFacts,
  type FieldPolicy,
  type GrantFacts,
  type Policy,
  type Rules,
  type Scope,
  scopeOf,
  type TypePolicy,
  unionScopes,
} from '@gridweave/access';
import { maskText, type Model, type Operator } from '@gridweave/kit';

/** What one department may do with one field or mutation, as a cell shows it. */
export interface MatrixAccess {
  readonly read: 'full' | 'masked' | 'none';
  readonly masks: readonly string[];
  /** Some rows are shown in full, others under a mask. */
  readonly isMixed: boolean;
  readonly operators: readonly Operator[];
  /** All rows that any of it holds for; null when it gives nothing. */
  readonly scope: Scope | null;
  /** It holds for less than the jurisdiction. */
  readonly isLimited: boolean;
  /** The earliest end of what gives it; null without one. */
  readonly validUntil: number | null;
  readonly grants: number;
  readonly isByDefault: boolean;
  readonly isDenied: boolean;
  /** A client of the department has rules of its own here. */
  readonly hasClientRules: boolean;
}

/** The rules of a department by coordinate, so that a cell does not look through all of them. */
export interface RulesByField {
  readonly grants: ReadonlyMap<string, readonly GrantFacts[]>;
  readonly denials: ReadonlyMap<string, readonly DenialFacts[]>;
}

/** The rules for one department that hold at a moment, by coordinate. */
export function rulesByField(rules: Rules, department: string, now: number): RulesByField {
  const holds = ({ validFrom, validUntil }: GrantFacts | DenialFacts): boolean =>
    (validFrom === null || validFrom <= now) && (validUntil === null || validUntil > now);
  return {
    grants: byField((rules.grants.get(department) ?? []).filter(holds)),
    denials: byField(
      rules.denials.filter((denial) => (denial.department ?? department) === department && holds(denial)),
    ),
  };
}

/** What a policy gives of one coordinate, and by which rules. */
export function accessOf(
  policy: Policy,
  { areas }: DepartmentFacts,
  coordinate: string,
  byDefault: boolean,
  { grants, denials }: RulesByField,
): MatrixAccess {
  const [typeName = '', name = ''] = coordinate.split('.');
  const own = grants.get(coordinate) ?? [];
  const shared = own.filter(({ client }) => client === null);
  const denied = denials.get(coordinate) ?? [];
  const ends = shared.flatMap(({ validUntil }) => validUntil ?? []);
  const rules = {
    validUntil: ends.length > 0 ? Math.min(...ends) : null,
    grants: shared.length,
    isByDefault: byDefault,
    isDenied: denied.some(({ client }) => client === null),
    hasClientRules: own.length > shared.length || denied.some(({ client }) => client !== null),
  };
  if (typeName === 'Mutation') {
    const scope = policy.mutations.get(coordinate) ?? null;
    const operators: readonly Operator[] = scope ? ['read'] : [];
    const isLimited = scope !== null && !covers(scope, scopeOf({ areas, named: [] }));
    return { read: scope ? 'full' : 'none', masks: [], isMixed: false, operators, scope, isLimited, ...rules };
  }
  const type = policy.types.get(typeName);
  return { ...fieldAccess(policy.model, type, type?.fields.get(name), areas), ...rules };
}

function fieldAccess(
  model: Model,
  type: TypePolicy | undefined,
  field: FieldPolicy | undefined,
  areas: readonly string[],
): Pick<MatrixAccess, 'read' | 'masks' | 'isMixed' | 'operators' | 'scope' | 'isLimited'> {
  if (!type || !field) return { read: 'none', masks: [], isMixed: false, operators: [], scope: null, isLimited: false };
  const isRead = field.read.length > 0;
  const masks = field.read.flatMap(({ mask }) => (mask ? [maskText(mask)] : []));
  // where it is read; a field that only operators reach, where those do
  const scope = isRead
    ? unionScopes(...field.read.map((rule) => rule.scope))
    : unionScopes(...field.operators.values());
  const hasPlace = Boolean(model.types.get(type.name)?.ref.table.place);
  return {
    read: !isRead ? 'none' : masks.length > 0 ? 'masked' : 'full',
    masks,
    isMixed: masks.length > 0 && masks.length < field.read.length,
    operators: [...(isRead ? (['read'] as const) : []), ...field.operators.keys()],
    scope,
    isLimited: !covers(scope, scopeOf({ areas: hasPlace ? areas : null, named: [] })),
  };
}

function byField<T extends { readonly fields: readonly string[] }>(rules: readonly T[]): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const rule of rules)
    for (const field of new Set(rule.fields)) {
      const list = index.get(field);
      if (list) list.push(rule);
      else index.set(field, [rule]);
    }
  return index;
}
