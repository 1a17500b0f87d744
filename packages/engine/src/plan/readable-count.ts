import type { FieldModel, TypeModel } from '@gridweave/kit';
import { covers, nothing, type Scope, unionScopes } from '@gridweave/access';
import { fieldPolicy, type PlanContext, typePolicy } from './context.ts';

/**
 * Whether counts tell no more than lists do: each counted row may be read, and the groups are of a field whose values
 * may be read in full or filtered by on each of them. Such counts are exact; others are rounded.
 */
export function tellsOnlyReadable(
  context: PlanContext,
  type: TypeModel,
  counted: Scope,
  grouped: FieldModel | undefined,
): boolean {
  if (!covers(typePolicy(context, type)?.rows ?? nothing, counted)) return false;
  if (!grouped) return true;
  const policy = fieldPolicy(context, grouped);
  const clear = policy?.read.filter(({ mask }) => mask === null).map(({ scope }) => scope) ?? [];
  const filter = policy?.operators.get('filter');
  return covers(unionScopes(nothing, ...clear, ...(filter ? [filter] : [])), counted);
}
