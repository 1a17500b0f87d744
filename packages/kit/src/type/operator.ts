/**
 * What may be done with a field, each granted on its own: `read` its value; `match` exact equality with a value the
 * caller already has; `filter` by ranges, prefixes and the rest; `order` by it; `search` its text; `aggregate`
 * (count and group) over it; `subscribe` to its changes. For a mutation `read` means to call it.
 */
export const operators = ['read', 'match', 'filter', 'order', 'search', 'aggregate', 'subscribe'] as const;
export type Operator = (typeof operators)[number];

/** The operators that an author declares on a field; `read` is always there. */
export type FieldOperator = Exclude<Operator, 'read' | 'subscribe'>;
