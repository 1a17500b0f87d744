import type { Model } from '@gridweave/kit';
import type { KnownPlan } from './plans.ts';

/** How an operation is answered, for those who want to know why it is fast or slow. */
export interface OperationPlan {
  /** `compiled`: rows go to JSON as they come; `mixed`: resolvers of plugins run over them. */
  readonly lane: 'compiled' | 'mixed';
  /** The statements of its one round trip, with `$1` and so on for values. */
  readonly statements: readonly string[];
  /** Coordinates whose values are made by resolvers. */
  readonly resolved: readonly string[];
}

export function explainPlan(model: Model, { plan, coordinates }: KnownPlan): OperationPlan {
  const resolved = coordinates.filter((coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    return model.types.get(type)?.fields.get(name)?.definition.kind === 'resolved';
  });
  return {
    lane: plan.resolved ? 'mixed' : 'compiled',
    statements: plan.statements.map(({ text }) => text),
    resolved,
  };
}
