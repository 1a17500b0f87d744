import type { Operator } from '@gridweave/kit';
import type { FieldPolicy, Policy } from '../policy/policy.ts';
import { covers, unionScopes } from '../policy/scope-algebra.ts';
import type { Use } from './use.ts';

export interface Admission {
  /** Uses that the policy does not allow anywhere; the operation is refused when there is one. */
  readonly denied: readonly Use[];
  /** Coordinates that are read under a mask on some rows. */
  readonly masked: readonly string[];
  /** Coordinates that are null on some rows which are shown for other fields. */
  readonly partial: readonly string[];
}

/** Decides every use of an operation. Where a use is allowed on some rows only, SQL decides row by row. */
export function admit(uses: readonly Use[], policy: Policy): Admission {
  const allowed = uses.map((use) => allows(policy, use));
  const satisfied = new Set(uses.flatMap((use, i) => (allowed[i] && use.choice !== undefined ? [use.choice] : [])));
  const denied = uses.filter((use, i) => !allowed[i] && !(use.choice !== undefined && satisfied.has(use.choice)));
  const read = new Set(uses.filter((use) => use.operator === 'read').map((use) => use.coordinate));
  const masked: string[] = [];
  const partial: string[] = [];
  for (const coordinate of [...read].sort()) {
    const field = fieldOf(policy, coordinate);
    if (!field || field.read.length === 0) continue;
    if (field.read.some((rule) => rule.mask !== null)) masked.push(coordinate);
    if (isPartial(policy, field)) partial.push(coordinate);
  }
  return { denied, masked, partial };
}

function allows(policy: Policy, use: Use): boolean {
  if (use.coordinate.startsWith('Mutation.')) return use.operator === 'read' && policy.mutations.has(use.coordinate);
  const field = fieldOf(policy, use.coordinate);
  return (
    field !== undefined && (has(field, use.operator) || (use.alternative !== undefined && has(field, use.alternative)))
  );
}

function has(field: FieldPolicy, operator: Operator): boolean {
  return operator === 'read' ? field.read.length > 0 : field.operators.has(operator);
}

function fieldOf(policy: Policy, coordinate: string): FieldPolicy | undefined {
  const [type, name] = coordinate.split('.') as [string, string];
  return policy.types.get(type)?.fields.get(name);
}

function isPartial(policy: Policy, field: FieldPolicy): boolean {
  const { rows } = policy.types.get(field.coordinate.split('.')[0]!)!;
  return !covers(unionScopes(...field.read.map((rule) => rule.scope)), rows);
}
