import type { Operator } from '@gridweave/kit';
import type { Grants } from '../reference/grants.ts';
import type { Random } from '../random.ts';

/** Whether an operation being made may use a field in a way. */
export type May = (type: string, field: string, operator: Operator) => boolean;

/** Only what is granted; a bold operation tries other things as well. */
export function mayUse(grants: Grants, random: Random, boldness: number): May {
  return (type, field, operator) => grants.has(type, field, operator) || random.chance(boldness);
}
