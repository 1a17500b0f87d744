import type { CatalogueEntry } from './catalogue.ts';

type Operator = CatalogueEntry['operators'][number];

/** What can be asked for of several fields at once. */
export interface Offered {
  readonly masks: readonly string[];
  readonly operators: readonly Operator[];
  readonly isConditional: boolean;
  readonly isPersonal: boolean;
}

/** Under a mask other operators would tell the value. */
const maskedOperators: ReadonlySet<Operator> = new Set(['READ', 'MATCH', 'SUBSCRIBE']);

/** The masks and operators that all of the fields have. */
export function offered(chosen: readonly CatalogueEntry[], access: 'FULL' | 'MASKED'): Offered {
  const shared = <T>(of: (entry: CatalogueEntry) => readonly T[]): readonly T[] =>
    chosen.length === 0 ? [] : of(chosen[0]!).filter((one) => chosen.every((entry) => of(entry).includes(one)));
  const operators = shared((entry) => entry.operators);
  return {
    masks: shared((entry) => entry.masks),
    operators: access === 'MASKED' ? operators.filter((one) => maskedOperators.has(one)) : operators,
    isConditional: chosen.some(({ category }) => category === 'CONDITIONAL'),
    isPersonal: chosen.some(({ sensitivity }) => sensitivity === 'PERSONAL' || sensitivity === 'SENSITIVE'),
  };
}
