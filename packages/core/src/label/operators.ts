import type { FieldOperator } from '@gridweave/kit';

/** A number of a record: looked up, filtered by its beginning, ordered. */
export const byNumber: readonly FieldOperator[] = ['match', 'filter', 'order'];

/** A number of a person or a phone: only looked up by who has it already. */
export const byMatch: readonly FieldOperator[] = ['match'];

/** A code or a yes or no: filtered and counted by. */
export const byCode: readonly FieldOperator[] = ['match', 'filter', 'aggregate'];

/** A date, a time or a quantity: filtered by ranges, ordered. */
export const byTime: readonly FieldOperator[] = ['filter', 'order'];

/** A name: looked up, searched by a part of it, ordered. */
export const byName: readonly FieldOperator[] = ['match', 'search', 'order'];
