import {
  type FieldModel,
  type FieldOperator,
  type Mask,
  maskText,
  type Operator,
  parseMask,
  type TypeModel,
} from '@gridweave/kit';
import type { GrantFacts } from './facts.ts';
import { compareMasks, fittingMask } from './field-mask.ts';
import type { FieldPolicy, ReadRule } from './policy.ts';
import type { Scope } from './scope.ts';
import { covers, exceptScope, intersectScopes } from './scope-algebra.ts';
import type { SubjectRules } from './subject-rules.ts';

/** Operators that tell the value to one who may only see it masked. */
const telling: ReadonlySet<Operator> = new Set<FieldOperator>(['filter', 'order', 'search', 'aggregate']);

/** What the rules give on one field, from the grants of that field only; undefined when they give nothing. */
export function compileField(rules: SubjectRules, type: TypeModel, field: FieldModel): FieldPolicy | undefined {
  if (field.label.sharing === 'none') return undefined;
  const { coordinate } = field;
  const grants = rules.grantsOf(coordinate);
  const full = grants.filter((grant) => grant.access === 'full');
  const byDefault = rules.isDefault(coordinate, field.label.sharing) ? [rules.jurisdiction(type)] : [];
  const rowsWith = (list: readonly GrantFacts[], operator: Operator): readonly Scope[] =>
    list.filter((grant) => grant.operators.includes(operator)).map((grant) => rules.granted(grant, type));
  const deniedRead = rules.denied(coordinate, 'read', type);
  const clear = rules.union([...rowsWith(full, 'read'), ...byDefault]);
  const masked = maskedGrants(field, type, grants);
  const maskedRows = rules.union(masked.flatMap(({ grants }) => rowsWith(grants, 'read')));

  const read: ReadRule[] = [];
  const addRule = (scope: Scope, mask: Mask | null): void => {
    const rest = exceptScope(scope, deniedRead);
    const before = rules.union(read.map((rule) => rule.scope));
    if (rest.any.length > 0 && !covers(before, rest)) read.push({ scope: rest, mask });
  };
  addRule(clear, null);
  for (const { mask, grants } of masked) addRule(rules.union(rowsWith(grants, 'read')), mask);

  const operators = new Map<Operator, Scope>();
  for (const operator of new Set<Operator>([...field.operators, 'subscribe'])) {
    if (operator === 'read') continue;
    const given = telling.has(operator)
      ? outsideMasked(rules, rules.union([...rowsWith(full, operator), ...byDefault]), maskedRows, clear)
      : rules.union([
          ...rowsWith(full, operator),
          ...masked.flatMap(({ grants }) => rowsWith(grants, operator)),
          ...byDefault,
        ]);
    const scope = exceptScope(given, rules.denied(coordinate, operator, type));
    if (scope.any.length > 0) operators.set(operator, scope);
  }
  return read.length === 0 && operators.size === 0 ? undefined : { coordinate, read, operators };
}

/** Rows of `given` but for those that are shown masked: neither apart from the masks nor in clear. */
function outsideMasked(rules: SubjectRules, given: Scope, masked: Scope, clear: Scope): Scope {
  if (masked.any.length === 0 || covers(clear, masked)) return given;
  return rules.union([exceptScope(given, masked), intersectScopes(given, clear)]);
}

/** Grants by mask, most revealing first; a mask that the field's label does not name gives nothing. */
function maskedGrants(
  field: FieldModel,
  type: TypeModel,
  grants: readonly GrantFacts[],
): readonly { readonly mask: Mask; readonly grants: readonly GrantFacts[] }[] {
  const byMask = new Map<string, { mask: Mask; grants: GrantFacts[] }>();
  for (const grant of grants) {
    const named = grant.access === 'masked' && grant.mask !== null ? parseMask(grant.mask) : undefined;
    const mask = named && fittingMask(field, type, named);
    if (!mask) continue;
    const entry = byMask.get(maskText(mask)) ?? { mask, grants: [] };
    entry.grants.push(grant);
    byMask.set(maskText(mask), entry);
  }
  return [...byMask.values()].sort((a, b) => compareMasks(a.mask, b.mask));
}
