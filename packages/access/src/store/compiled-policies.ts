import type { Model } from '@gridweave/kit';
import { compilePolicy } from '../policy/compile-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { Snapshot } from './snapshot.ts';

/** Policies compiled so far; a department's is kept until its own version or the clock makes it another. */
export class CompiledPolicies {
  readonly #model: Model;
  readonly #compiled = new Map<string, Policy>();
  #own: { readonly snapshot: Snapshot; readonly clients: ReadonlySet<string> } | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  of(snapshot: Snapshot, department: string, client: string | undefined, now: number): Policy | undefined {
    const facts = snapshot.departments.get(department);
    if (!facts) return undefined;
    const limited = client !== undefined && this.#clientsWithRules(snapshot).has(client) ? client : undefined;
    const key = limited === undefined ? department : `${department}/${limited}`;
    const known = this.#compiled.get(key);
    if (known?.version === facts.version && now < known.validUntil) return known;
    const policy = compilePolicy({
      model: this.#model,
      department: facts,
      ...(limited === undefined ? {} : { client: limited }),
      grants: snapshot.grants.get(department) ?? [],
      denials: snapshot.denials,
      defaults: snapshot.defaults,
      minimumGroup: snapshot.minimumGroup,
      version: facts.version,
      now,
    });
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
