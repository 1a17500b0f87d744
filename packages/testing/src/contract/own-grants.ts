import type { GrantConditions } from '@gridweave/access';
import { buildModel, type Operator, type Plugin } from '@gridweave/kit';

/** Grants in full of everything that a plugin adds and that needs a grant, as its own department has them. */
export function ownGrants(plugin: Plugin): readonly Omit<GrantConditions, 'department'>[] {
  const model = buildModel([...plugin.dependsOn, plugin]);
  const byOperators = new Map<string, string[]>();
  const add = (coordinate: string, operators: readonly Operator[]): void => {
    const key = operators.join(' ');
    byOperators.set(key, [...(byOperators.get(key) ?? []), coordinate]);
  };
  for (const type of model.types.values())
    for (const field of type.fields.values())
      if (field.plugin === plugin.name && field.label.sharing === 'conditional')
        add(field.coordinate, [...field.operators]);
  for (const mutation of model.mutations.values())
    if (mutation.plugin === plugin.name && mutation.label.sharing !== 'none') add(mutation.coordinate, ['read']);
  return [...byOperators].map(([operators, fields]) => ({
    fields,
    access: 'full' as const,
    operators: operators.split(' ') as Operator[],
  }));
}
