import type { GrantConditions } from '@gridweave/access';
import type { Model, Operator } from '@gridweave/kit';
import type { SampleDepartment, SampleGrant } from './department.ts';

/**
 * What the grants of a department ask for, in the terms of access. A grant whose fields allow different operators becomes
 * one for each set of operators; fields, named scopes and mutations that the plugins do not bring are left out.
 */
export function conditionsOf(model: Model, department: SampleDepartment): readonly GrantConditions[] {
  return department.grants.flatMap((grant) => conditionsOfGrant(model, department.code, grant));
}

function conditionsOfGrant(model: Model, department: string, grant: SampleGrant): readonly GrantConditions[] {
  const byOperators = new Map<string, { operators: readonly Operator[]; fields: string[] }>();
  for (const coordinate of grant.fields.flatMap((pattern) => expand(model, pattern))) {
    const type = model.types.get(coordinate.split('.')[0]!);
    if (type && !(grant.scopes ?? []).every((scope) => type.scopes.has(scope))) continue;
    const operators = operatorsOf(model, coordinate, grant);
    const key = operators.join();
    const group = byOperators.get(key) ?? { operators, fields: [] };
    group.fields.push(coordinate);
    byOperators.set(key, group);
  }
  return [...byOperators.values()].map(({ operators, fields }) => ({
    department,
    fields,
    access: grant.mask === undefined ? 'full' : 'masked',
    mask: grant.mask ?? null,
    operators,
    areas: grant.areas ?? null,
    scopes: grant.scopes ?? [],
    purpose: grant.purpose,
    legalBasis: grant.legalBasis,
  }));
}

function expand(model: Model, pattern: string): readonly string[] {
  const [typeName, name] = pattern.split('.') as [string, string];
  if (typeName === 'Mutation') return model.mutations.has(name) ? [pattern] : [];
  const type = model.types.get(typeName);
  if (!type) return [];
  if (name !== '*') return type.fields.has(name) ? [pattern] : [];
  return [...type.fields.values()]
    .filter((field) => field.label.sharing === 'conditional')
    .map((field) => `${typeName}.${field.name}`);
}

function operatorsOf(model: Model, coordinate: string, grant: SampleGrant): readonly Operator[] {
  const [typeName, name] = coordinate.split('.') as [string, string];
  const field = model.types.get(typeName)?.fields.get(name);
  if (!field) return ['read'];
  // the id comes with any field; granted by itself it only opens the counts
  if (name === 'id') return ['aggregate'];
  // a mask hides what a value is, not that it changed
  return ['read', 'subscribe', ...(grant.operators ?? []).filter((operator) => field.operators.has(operator))];
}
