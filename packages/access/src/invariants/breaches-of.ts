import { type Model, type Operator, type Title, type TypeModel } from '@gridweave/kit';
import { servedRules } from '../compare/access.ts';
import { describeOperator } from '../compare/describe-changes.ts';
import { describeScope, type ScopeNames } from '../compare/describe-scope.ts';
import type { Policy } from '../policy/policy.ts';
import { holdsKind, rowKinds } from '../policy/row-kinds.ts';
import type { Scope } from '../policy/scope.ts';
import { covers, exceptScope, nothing, scopeOf, unionScopes } from '../policy/scope-algebra.ts';
import { type Invariant, type InvariantOperator, tellingOperators } from './invariant.ts';
import { type Guarded, guardedBy } from './selected-fields.ts';

/** Where a policy does what an invariant forbids, or where it cannot be proved that it does not. */
export interface Breach extends Title {
  readonly invariant: Invariant;
  readonly department: string;
  /** `department`, or `department/client`. */
  readonly subject: string;
  readonly coordinate: string;
  /** The operator of the policy; `clear` for reading in full. */
  readonly operator: Operator | 'clear';
  /** The rows that are not proved to be allowed. */
  readonly scope: Scope;
  /** True: there is a kind of row for which the policy does it. False: it could only not be ruled out. */
  readonly certain: boolean;
}

/**
 * Every breach of an invariant by the policies of departments and clients; none is the proof that all of them keep it,
 * for every row that there can be. Named scopes count as independent of each other. Names are for the sentences.
 */
export function breachesOf(
  invariant: Invariant,
  policies: Iterable<Policy>,
  model: Model,
  names: ScopeNames = {},
): readonly Breach[] {
  const guarded = guardedBy(invariant, model);
  const known = new Map<string, Outside | undefined>();
  const breaches: Breach[] = [];
  for (const policy of policies) {
    if (invariant.except.departments.includes(policy.department)) continue;
    for (const one of guarded)
      for (const [operator, scope] of usesOf(policy, one)) {
        const key = JSON.stringify([one.type?.name, scope.key]);
        if (!known.has(key)) known.set(key, outsideOf(scope, allowedScope(invariant, one.type), one.type));
        const outside = known.get(key);
        if (outside) breaches.push(breach(invariant, policy, one, operator, outside, model, names));
      }
  }
  return breaches;
}

/** Whether a breach is not proved to be part of one that is known already, of the same use. */
export function isBeyond(breach: Breach, known: readonly Breach[], model: Model): boolean {
  const { invariant, coordinate, operator, scope } = breach;
  const same = known.filter(
    (one) => one.invariant.id === invariant.id && one.coordinate === coordinate && one.operator === operator,
  );
  const type = model.types.get(coordinate.split('.')[0]!);
  const before = unionScopes(nothing, ...same.map((one) => one.scope));
  const kinds = rowKinds([{ type, scopes: [scope, before] }]);
  if (!kinds) return !covers(before, scope);
  return kinds.some((kind) => holdsKind(scope, kind, type) && !holdsKind(before, kind, type));
}

/** What a policy lets do with a field or mutation, of what is forbidden for it. */
function usesOf(
  policy: Policy,
  { coordinate, type, name, operators }: Guarded,
): readonly (readonly [Operator | 'clear', Scope])[] {
  if (!type) {
    const scope = policy.mutations.get(coordinate);
    return scope ? [['read', scope]] : [];
  }
  const ofType = policy.types.get(type.name);
  const field = ofType?.fields.get(name);
  if (!ofType || !field) return [];
  const rules = servedRules({ rows: ofType.rows, read: field.read });
  const uses = new Map<Operator | 'clear', Scope>();
  for (const operator of operators.flatMap(policyOperators)) {
    const scope =
      operator === 'read' || operator === 'clear'
        ? unionScopes(nothing, ...rules.filter(({ mask }) => operator === 'read' || mask === null).map((r) => r.scope))
        : (field.operators.get(operator) ?? nothing);
    if (scope.any.length > 0) uses.set(operator, scope);
  }
  return [...uses];
}

function policyOperators(operator: InvariantOperator): readonly (Operator | 'clear')[] {
  return operator === 'tell' ? tellingOperators : [operator];
}

/** What cannot be said of a type allows none of its rows. */
function allowedScope({ only }: Invariant, type: TypeModel | undefined): Scope {
  if (!only) return nothing;
  if (only.named.some((name) => !type?.scopes.has(name))) return nothing;
  if (only.areas !== null && type && !type.ref.table.place) return nothing;
  return scopeOf(only);
}

interface Outside {
  readonly scope: Scope;
  readonly certain: boolean;
}

/** The part of a scope that is not proved to be allowed; undefined when all of it is. */
function outsideOf(scope: Scope, allowed: Scope, type: TypeModel | undefined): Outside | undefined {
  if (covers(allowed, scope)) return undefined;
  const rest = exceptScope(scope, allowed);
  const kinds = rowKinds([{ type, scopes: [scope, allowed] }]);
  if (!kinds) return { scope: rest.any.length > 0 ? rest : scope, certain: false };
  const outside = kinds.filter((kind) => holdsKind(scope, kind, type) && !holdsKind(allowed, kind, type));
  if (outside.length === 0) return undefined;
  // rows whose area is not known are outside of the allowed areas, and of the difference as well
  return { scope: outside.every((kind) => holdsKind(rest, kind, type)) ? rest : scope, certain: true };
}

function breach(
  invariant: Invariant,
  policy: Policy,
  { coordinate, type, name }: Guarded,
  operator: Operator | 'clear',
  outside: Outside,
  model: Model,
  names: ScopeNames,
): Breach {
  const field = type?.fields.get(name);
  const where = describeScope(outside.scope, {
    ...names,
    scopeTitle: names.scopeTitle ?? ((s) => model.scopes.get(s)?.title),
  });
  const how = type ? describeUse(operator) : { zh: '调用', en: 'calling' };
  const label = field?.label ?? model.mutations.get(name)?.label;
  const zhName = type && field ? `${type.ref.title.zh}.${field.label.title.zh}` : (label?.title.zh ?? coordinate);
  const { subject, department } = policy;
  return {
    invariant,
    department,
    subject,
    coordinate,
    operator,
    scope: outside.scope,
    certain: outside.certain,
    zh: outside.certain
      ? `「${invariant.title.zh}」被违反: ${subject} 可${how.zh} ${zhName},范围: ${where.zh}`
      : `「${invariant.title.zh}」无法证明: ${subject} 或可${how.zh} ${zhName},范围: ${where.zh}`,
    en: outside.certain
      ? `“${invariant.title.en}” is broken: ${subject} is allowed ${how.en} ${coordinate} ${where.en}`
      : `“${invariant.title.en}” cannot be proved: ${subject} may be allowed ${how.en} ${coordinate} ${where.en}`,
  };
}

function describeUse(operator: Operator | 'clear'): Title {
  return operator === 'clear' ? { zh: '完整读取', en: 'reading in full' } : describeOperator(operator);
}
