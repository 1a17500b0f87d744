import type { DenialFacts, DepartmentFacts, GrantFacts } from '../policy/facts.ts';
import { asDeclared } from '../rules/graph-models.ts';
import type { GraphFacts, Rules, VersionedDepartment } from '../rules/rules.ts';
import type { RuleChange } from './rule-change.ts';

/**
 * The rules as they would be after the changes. Changes that only look at a request are resolved before
 * (`resolveChanges`). `version` names the outcome in caches, so it must not be that of rules in force.
 */
export function applyChanges(rules: Rules, changes: readonly RuleChange[], version: string): Rules {
  return changes.reduce<Rules>((before, change, i) => applied(before, change, `${version}.${i}`), {
    ...rules,
    version,
    departments: new Map([...rules.departments].map(([code, d]) => [code, { ...d, version }])),
  });
}

function applied(rules: Rules, change: RuleChange, id: string): Rules {
  switch (change.kind) {
    case 'grant': {
      const { validFrom, validUntil, ...grant } = change.grant;
      const facts: GrantFacts = {
        id,
        department: grant.department,
        client: grant.client ?? null,
        state: 'active',
        fields: grant.fields,
        access: grant.access,
        mask: grant.mask ?? null,
        operators: grant.operators,
        areas: grant.areas ?? null,
        scopes: grant.scopes ?? [],
        validFrom: moment(validFrom),
        validUntil: moment(validUntil),
      };
      const own = rules.grants.get(facts.department) ?? [];
      return { ...rules, grants: new Map(rules.grants).set(facts.department, [...own, facts]) };
    }
    case 'activate':
      return rules;
    case 'revoke':
      return {
        ...rules,
        grants: new Map([...rules.grants].map(([code, list]) => [code, list.filter((g) => g.id !== change.grant)])),
      };
    case 'deny': {
      const { denial } = change;
      const facts: DenialFacts = {
        id,
        department: denial.department ?? null,
        client: denial.client ?? null,
        fields: denial.fields,
        operators: denial.operators ?? null,
        areas: denial.areas ?? null,
        scopes: denial.scopes ?? [],
        validFrom: moment(denial.validFrom),
        validUntil: moment(denial.validUntil),
      };
      return { ...rules, denials: [...rules.denials, facts] };
    }
    case 'lift':
      return { ...rules, denials: rules.denials.filter((denial) => denial.id !== change.denial) };
    case 'defaults': {
      const { enabled, except, minimumGroup } = change.defaults;
      return { ...rules, defaults: { enabled, except }, minimumGroup };
    }
    case 'tighten': {
      const { coordinate, ...label } = change.label;
      return { ...rules, graph: graphWith(rules.graph, new Map(rules.graph.tightenings).set(coordinate, label)) };
    }
    case 'restore': {
      const tightenings = new Map(rules.graph.tightenings);
      tightenings.delete(change.coordinate);
      return { ...rules, graph: graphWith(rules.graph, tightenings) };
    }
    case 'plugin': {
      const others = rules.graph.disabled.filter((name) => name !== change.plugin);
      const disabled = change.enabled ? others : [...others, change.plugin].sort();
      return { ...rules, graph: graphWith(rules.graph, rules.graph.tightenings, disabled) };
    }
    case 'jurisdiction':
      return { ...rules, departments: withAreas(rules.departments, change.department, change.areas) };
  }
}

function graphWith(
  before: GraphFacts,
  tightenings: GraphFacts['tightenings'],
  disabled: readonly string[] = before.disabled,
): GraphFacts {
  if (tightenings.size === 0 && disabled.length === 0) return asDeclared;
  const ordered = [...tightenings].sort(([a], [b]) => (a < b ? -1 : 1));
  return { tightenings: new Map(ordered), disabled, key: `draft ${JSON.stringify([ordered, disabled])}` };
}

/** Another jurisdiction also bounds those below. */
function withAreas(
  departments: Rules['departments'],
  code: string,
  areas: readonly string[],
): ReadonlyMap<string, VersionedDepartment> {
  const changed = new Map([...departments].map(([c, d]) => [c, c === code ? { ...d, areas } : d]));
  const above = (parent: string | null): DepartmentFacts['parent'] => {
    const found = parent === null ? undefined : changed.get(parent);
    return found ? { areas: found.areas, parent: above(found.parentCode) } : null;
  };
  return new Map([...changed].map(([c, d]) => [c, { ...d, parent: above(d.parentCode) }]));
}

function moment(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null;
}
