import type { Operator, TypeModel } from '@gridweave/kit';
import { commonAreas } from './area.ts';
import type { DefaultFacts, DenialFacts, DepartmentFacts, GrantFacts } from './facts.ts';
import type { Scope } from './scope.ts';
import { everything, nothing, scopeOf, unionScopes } from './scope-algebra.ts';

/** The rules that are in force for one department or client, by coordinate, and their rows in a type. */
export class SubjectRules {
  readonly #areas: readonly string[] | null;
  readonly #bounds: readonly string[] | null;
  readonly #grants: ReadonlyMap<string, readonly GrantFacts[]>;
  readonly #denials: ReadonlyMap<string, readonly DenialFacts[]>;
  readonly #defaults: DefaultFacts;
  readonly #unions = new Map<string, Scope>();
  readonly #granted = new Map<GrantFacts, Map<string, Scope>>();
  readonly #jurisdictions = new Map<string, Scope>();

  constructor(
    department: DepartmentFacts,
    grants: readonly GrantFacts[],
    denials: readonly DenialFacts[],
    defaults: DefaultFacts,
  ) {
    this.#bounds = boundsOf(department);
    this.#areas = commonAreas(department.areas, this.#bounds);
    this.#grants = byField(grants);
    this.#denials = byField(denials);
    this.#defaults = defaults;
  }

  grantsOf(coordinate: string): readonly GrantFacts[] {
    return this.#grants.get(coordinate) ?? [];
  }

  /** Whether the default policy gives a field. */
  isDefault(coordinate: string, sharing: string): boolean {
    return this.#defaults.enabled && sharing === 'unconditional' && !this.#defaults.except.includes(coordinate);
  }

  /** The rows of the jurisdiction. */
  jurisdiction(type: TypeModel): Scope {
    const known = this.#jurisdictions.get(type.name) ?? rowsOf(type, this.#areas, []);
    this.#jurisdictions.set(type.name, known);
    return known;
  }

  /** The rows of a grant; none when it names a scope that does not cover the type. */
  granted(grant: GrantFacts, type: TypeModel): Scope {
    const byType = this.#granted.get(grant) ?? new Map<string, Scope>();
    this.#granted.set(grant, byType);
    let scope = byType.get(type.name);
    if (!scope) {
      const isCovered = grant.scopes.every((name) => type.scopes.has(name));
      scope = isCovered ? rowsOf(type, this.#areasOf(grant), grant.scopes) : nothing;
      byType.set(type.name, scope);
    }
    return scope;
  }

  /** Where a mutation may be called; a grant with named scopes gives none, since a new row is in no scope yet. */
  grantedAreas(grant: GrantFacts): Scope {
    return grant.scopes.length > 0 ? nothing : scopeOf({ areas: this.#areasOf(grant), named: [] });
  }

  /** The rows that are denied for an operator; a scope that does not cover the type denies all of its rows. */
  denied(coordinate: string, operator: Operator, type: TypeModel | undefined): Scope {
    const scopes = (this.#denials.get(coordinate) ?? [])
      .filter(({ operators }) => operators === null || operators.some((denied) => reaches(denied, operator)))
      .map((denial) =>
        scopeOf({
          areas: type && !type.ref.table.place ? null : denial.areas,
          named: denial.scopes.filter((name) => type?.scopes.has(name)),
        }),
      );
    return this.union(scopes);
  }

  /** The union, computed once for equal inputs: a grant gives the same rows for many fields. */
  union(scopes: readonly Scope[]): Scope {
    if (scopes.length === 0) return nothing;
    const keys = [...new Set(scopes.map((scope) => scope.key))].sort();
    if (keys.includes(everything.key)) return everything;
    const key = keys.join('\n');
    const known = this.#unions.get(key) ?? unionScopes(...scopes);
    this.#unions.set(key, known);
    return known;
  }

  #areasOf(grant: GrantFacts): readonly string[] | null {
    return grant.areas === null ? this.#areas : commonAreas(grant.areas, this.#bounds);
  }
}

/** Whether a denial of one operator forbids another: `filter` holds exact matching. */
function reaches(denied: Operator, operator: Operator): boolean {
  return denied === operator || (denied === 'match' && operator === 'filter');
}

/** Places do not limit a type without one, but no area at all gives nothing of it either. */
function rowsOf(type: TypeModel, areas: readonly string[] | null, named: readonly string[]): Scope {
  if (areas?.length === 0) return nothing;
  return scopeOf({ areas: type.ref.table.place ? areas : null, named });
}

function boundsOf(department: DepartmentFacts): readonly string[] | null {
  let bounds: readonly string[] | null = null;
  for (let above = department.parent; above !== null; above = above.parent) bounds = commonAreas(bounds, above.areas);
  return bounds;
}

function byField<T extends { readonly fields: readonly string[] }>(
  rules: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const rule of rules)
    for (const field of new Set(rule.fields)) {
      const list = index.get(field);
      if (list) list.push(rule);
      else index.set(field, [rule]);
    }
  return index;
}
