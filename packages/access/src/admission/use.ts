import type { Operator, Title } from '@gridweave/kit';

/** One thing that an operation does with one field or mutation. */
export interface Use {
  /** `House.floorArea`, `Mutation.recordHazard`; `House.id` with `read` stands for rows of the type. */
  readonly coordinate: string;
  readonly operator: Operator;
  /** Another operator that allows the same: `filter` holds exact matching in a filter. */
  readonly alternative?: Operator;
  /** Of the uses with the same choice one is enough, as of the fields that a text search covers. */
  readonly choice?: string;
  /** Where it is done: the response path, or the path of the argument: `houses(where.residents.some.name.eq)`. */
  readonly path: string;
  /** The variable that holds the part of the argument; null where it stands in the document. */
  readonly inVariable: string | null;
  readonly title: Title;
}
