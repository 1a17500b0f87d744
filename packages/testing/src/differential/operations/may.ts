import type { Operator } from '@gridweave/kit';
import type { Grants } from '../reference/grants.ts';
import type { Random } from '../random.ts';

/** Whether an operation being made may use a field in a way. */
export type May = (type: string, field: string, operator: Operator) => boolean;

/** How often an operation tries what is not granted: in its selection, and in its arguments. */
export interface Boldness {
  readonly reading: number;
  readonly using: number;
}

/** Most operations keep to what is granted; of the others, each kind is tried apart, so that not all are refused. */
export function boldnessOf(random: Random): Boldness {
  const kind = random.next();
  if (kind < 0.78) return { reading: 0, using: 0 };
  return { reading: kind < 0.92 ? 0.35 : 0, using: kind >= 0.92 ? 0.3 : 0 };
}

/** What is granted, and other things as boldly as told. */
export function mayUse(grants: Grants, random: Random, { reading, using }: Boldness): May {
  return (type, field, operator) =>
    grants.has(type, field, operator) || random.chance(operator === 'read' ? reading : using);
}
