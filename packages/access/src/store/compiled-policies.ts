import type { Model } from '@gridweave/kit';
import { compilePolicy } from '../policy/compile-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { GraphModels } from '../rules/graph-models.ts';
import type { Rules, VersionedDepartment } from '../rules/rules.ts';
import type { Snapshot } from './snapshot.ts';

/** Policies compiled so far; a department's is kept until its own version or the clock makes it another. */
export class CompiledPolicies {
  readonly #models: GraphModels;
  readonly #compiled = new Map<string, Policy>();
  #own: { readonly snapshot: Snapshot; readonly clients: ReadonlySet<string> } | undefined;

  constructor(models: GraphModels) {
    this.#models = models;
  }

  of(snapshot: Snapshot, department: string, client: string | undefined, now: number): Policy | undefined {
    const facts = snapshot.departments.get(department);
    if (!facts) return undefined;
    const limited = client !== undefined && this.#clientsWithRules(snapshot).has(client) ? client : undefined;
    const key = limited === undefined ? department : `${department}/${limited}`;
    const known = this.#compiled.get(key);
    if (known?.version === facts.version && now < known.validUntil) return known;
    const policy = compileRules(snapshot, this.#models.of(snapshot.graph), facts, limited, now);
    this.#compiled.set(key, policy);
    return policy;
  }

  /** Forgets clients that are no more. */
  prune(snapshot: Snapshot): void {
    for (const key of this.#compiled.keys()) {
      const [department = '', client] = key.split('/');
      if (!snapshot.departments.has(department) || (client !== undefined && !snapshot.clients.has(client)))
        this.#compiled.delete(key);
    }
  }

  /** Clients that have rules of their own; the others share their department's policy. */
  #clientsWithRules(snapshot: Snapshot): ReadonlySet<string> {
    if (this.#own?.snapshot !== snapshot) {
      const rules = [...[...snapshot.grants.values()].flat(), ...snapshot.denials];
      const clients = new Set(rules.map((rule) => rule.client).filter((client) => client !== null));
      this.#own = { snapshot, clients };
    }
    return this.#own.clients;
  }
}

/** The policy of a department or client under rules that need not be those in force. */
export function compileRules(
  rules: Rules,
  model: Model,
  department: VersionedDepartment,
  client: string | undefined,
  now: number,
): Policy {
  return compilePolicy({
    model,
    department,
    ...(client === undefined ? {} : { client }),
    grants: rules.grants.get(department.code) ?? [],
    denials: rules.denials,
    defaults: rules.defaults,
    minimumGroup: rules.minimumGroup,
    version: department.version,
    now,
  });
}
