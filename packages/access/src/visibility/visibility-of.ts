import type { Model, Visibility } from '@gridweave/kit';
import type { Policy } from '../policy/policy.ts';

/** The part of the graph that a policy grants, for the schema that introspection shows a department. */
export function visibilityOf(policy: Policy, model: Model): Visibility {
  return {
    can(coordinate, operator) {
      const [type, name] = coordinate.split('.') as [string, string];
      if (type === 'Mutation')
        return operator === 'read' && model.mutations.has(name) && policy.mutations.has(coordinate);
      const field = policy.types.get(type)?.fields.get(name);
      if (!field || !model.types.get(type)?.fields.has(name)) return false;
      return operator === 'read' ? field.read.length > 0 : field.operators.has(operator);
    },
  };
}
