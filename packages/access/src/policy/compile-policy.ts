import type { Model } from '@gridweave/kit';
import { compileType } from './compile-type.ts';
import type { DefaultFacts, DenialFacts, DepartmentFacts, GrantFacts } from './facts.ts';
import type { Policy, TypePolicy } from './policy.ts';
import type { Scope } from './scope.ts';
import { exceptScope } from './scope-algebra.ts';
import { SubjectRules } from './subject-rules.ts';

export interface PolicyInput {
  readonly model: Model;
  readonly department: DepartmentFacts;
  /** Adds what is granted to this client only. */
  readonly client?: string;
  readonly grants: readonly GrantFacts[];
  readonly denials: readonly DenialFacts[];
  readonly defaults: DefaultFacts;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly version: string;
  /** 10 unless given. */
  readonly minimumGroup?: number;
}

/**
 * All rules of a department at a moment as one immutable snapshot. Denials beat grants; coordinates, scopes and masks
 * that the model does not know give nothing.
 */
export function compilePolicy(input: PolicyInput): Policy {
  const { model, department, client, now, version } = input;
  const grants = input.grants.filter(
    (g) => g.department === department.code && g.state === 'active' && isOf(g, client),
  );
  const denials = input.denials.filter(
    (d) => (d.department === null || d.department === department.code) && isOf(d, client),
  );
  const rules = new SubjectRules(
    department,
    grants.filter((grant) => inForce(grant, now)),
    denials.filter((denial) => inForce(denial, now)),
    input.defaults,
  );
  const types = new Map<string, TypePolicy>();
  for (const type of model.types.values()) {
    const policy = compileType(rules, type);
    if (policy) types.set(type.name, policy);
  }
  const own = client !== undefined && [...grants, ...denials].some((rule) => rule.client === client);
  const subject = own ? `${department.code}/${client}` : department.code;
  const limits = [...grants, ...denials]
    .flatMap(({ validFrom, validUntil }) => [validFrom, validUntil])
    .filter((limit) => limit !== null);
  const passed = limits.filter((limit) => limit <= now);
  const coming = limits.filter((limit) => limit > now);
  const changed = passed.reduce((a, b) => Math.max(a, b), 0);
  const edition = changed === 0 ? version : `${version}.${changed}`;
  return {
    model,
    subject,
    department: department.code,
    version,
    edition,
    key: `${subject}@${edition}`,
    validUntil: coming.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    types,
    mutations: compileMutations(rules, model),
    pseudonymKey: department.pseudonymKey,
    minimumGroup: input.minimumGroup ?? 10,
  };
}

function compileMutations(rules: SubjectRules, model: Model): ReadonlyMap<string, Scope> {
  const mutations = new Map<string, Scope>();
  for (const { coordinate, label } of model.mutations.values()) {
    if (label.sharing === 'none') continue;
    const granted = rules
      .grantsOf(coordinate)
      .filter((grant) => grant.access === 'full' && grant.operators.includes('read'))
      .map((grant) => rules.grantedAreas(grant));
    const scope = exceptScope(rules.union(granted), rules.denied(coordinate, 'read', undefined));
    if (scope.any.length > 0) mutations.set(coordinate, scope);
  }
  return mutations;
}

type Limited = Pick<GrantFacts, 'client' | 'validFrom' | 'validUntil'>;

function isOf(rule: Limited, client: string | undefined): boolean {
  return rule.client === null || rule.client === client;
}

function inForce({ validFrom, validUntil }: Limited, now: number): boolean {
  return (validFrom === null || validFrom <= now) && (validUntil === null || now < validUntil);
}
