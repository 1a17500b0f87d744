import type { Model } from '@gridweave/kit';
import type { Policy } from '../policy/policy.ts';
import type { Rules, VersionedDepartment } from '../rules/rules.ts';
import { compileRules } from '../store/compiled-policies.ts';
import { type Breach, breachesOf } from './breaches-of.ts';
import type { StoredInvariant } from './stored-invariants.ts';
import { timesToCheck } from './times-to-check.ts';

/**
 * Every breach of the invariants by some rules: for each department and each client with rules of its own, now and at
 * each moment at which a time limit changes them. None is a proof.
 */
export function breachesOfRules(
  rules: Rules,
  model: Model,
  invariants: readonly StoredInvariant[],
  now: number,
  only?: ReadonlySet<string>,
): readonly Breach[] {
  if (invariants.length === 0) return [];
  const policies: Policy[] = [];
  for (const department of rules.departments.values())
    if (!only || only.has(department.code)) policies.push(...policiesOf(rules, model, department, now));
  const found = new Map<string, Breach>();
  for (const invariant of invariants)
    for (const breach of breachesOf(invariant, policies, model)) {
      const key = breachKey(breach);
      if (!found.has(key)) found.set(key, breach);
    }
  return [...found.values()];
}

/** Equal breaches have equal keys, whenever they occur. */
export function breachKey({ invariant, subject, coordinate, operator, scope }: Breach): string {
  return [invariant.id, subject, coordinate, operator, scope.key].join(' ');
}

function policiesOf(rules: Rules, model: Model, department: VersionedDepartment, now: number): readonly Policy[] {
  const grants = rules.grants.get(department.code) ?? [];
  const denials = rules.denials.filter((d) => d.department === null || d.department === department.code);
  const limited = [...grants, ...denials];
  const clients = new Set(limited.map(({ client }) => client ?? undefined));
  clients.add(undefined);
  const times = [now, ...timesToCheck(limited, now)];
  return [...clients].flatMap((client) => times.map((time) => compileRules(rules, model, department, client, time)));
}
