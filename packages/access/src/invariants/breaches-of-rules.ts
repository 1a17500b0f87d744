import type { Model } from '@gridweave/kit';
import type { Rules } from '../rules/rules.ts';
import { compileRules } from '../store/compiled-policies.ts';
import { type Breach, breachesOf, isBeyond } from './breaches-of.ts';
import type { StoredInvariant } from './stored-invariants.ts';
import { timesToCheck } from './times-to-check.ts';

/** Rules with the graph that they make. */
export interface RulesInGraph {
  readonly rules: Rules;
  readonly model: Model;
}

/**
 * Every breach of the invariants by some rules: for each department and each client with rules of its own, now and at
 * each moment at which a time limit changes them. None is a proof.
 */
export function breachesOfRules(
  rules: Rules,
  model: Model,
  invariants: readonly StoredInvariant[],
  now: number,
): readonly Breach[] {
  const within = { rules, model };
  return distinct(momentsOf([rules], now).flatMap((moment) => breachesAt(within, moment, invariants)));
}

/**
 * The breaches that were not there before a change: of rows, operators, clients or moments for which the rules before
 * kept the invariant. `only` names the departments that the change can have touched.
 */
export function newBreaches(
  before: RulesInGraph,
  after: RulesInGraph,
  invariants: readonly StoredInvariant[],
  now: number,
  only?: ReadonlySet<string>,
): readonly Breach[] {
  return distinct(
    momentsOf([after.rules, before.rules], now, only).flatMap((moment) => {
      const breaches = breachesAt(after, moment, invariants);
      if (breaches.length === 0) return [];
      const known = breachesAt(before, moment, invariants);
      return breaches.filter((breach) => isBeyond(breach, known, after.model));
    }),
  );
}

/** Whose policy, and when. */
interface Moment {
  readonly department: string;
  readonly client: string | undefined;
  readonly time: number;
}

/** All moments at which policies of departments and clients can differ from each other in any of some rules. */
function momentsOf(all: readonly Rules[], now: number, only?: ReadonlySet<string>): readonly Moment[] {
  const codes = new Set(all.flatMap(({ departments }) => [...departments.keys()]));
  return [...codes]
    .filter((code) => !only || only.has(code))
    .flatMap((department) => {
      const limited = all.flatMap(({ grants, denials }) => [
        ...(grants.get(department) ?? []),
        ...denials.filter((denial) => denial.department === null || denial.department === department),
      ]);
      const clients = new Set([undefined, ...limited.map(({ client }) => client ?? undefined)]);
      const times = [now, ...timesToCheck(limited, now)];
      return [...clients].flatMap((client) => times.map((time) => ({ department, client, time })));
    });
}

function breachesAt(
  { rules, model }: RulesInGraph,
  { department, client, time }: Moment,
  invariants: readonly StoredInvariant[],
): readonly Breach[] {
  const facts = rules.departments.get(department);
  if (!facts || invariants.length === 0) return [];
  const policies = [compileRules(rules, model, facts, client, time)];
  return invariants.flatMap((invariant) => breachesOf(invariant, policies, model));
}

/** Equal breaches have equal keys, whenever they occur. */
export function breachKey({ invariant, subject, coordinate, operator, scope }: Breach): string {
  return JSON.stringify([invariant.id, subject, coordinate, operator, scope.key]);
}

function distinct(breaches: readonly Breach[]): readonly Breach[] {
  const found = new Map<string, Breach>();
  for (const breach of breaches) {
    const key = breachKey(breach);
    if (!found.has(key)) found.set(key, breach);
  }
  return [...found.values()];
}
