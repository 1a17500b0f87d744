import { type FieldOperator, labelsFrom, type Mask, mask } from '@gridweave/kit';

/** Labels of what the department answers for; its data is updated each day. */
export const label = labelsFrom('urban-management', 'day');

/** Shared with everybody; within government; on request because it is about people. */
export const open = ['unconditional', 'public'] as const;
export const internal = ['unconditional', 'internal'] as const;
export const personal = ['conditional', 'personal'] as const;

export const nameMasks: readonly Mask[] = [mask.keep(1, 0), mask.exists];
export const phoneMasks: readonly Mask[] = [mask.keep(3, 4), mask.exists];

export const byNumber: readonly FieldOperator[] = ['match', 'filter', 'order'];
export const byCode: readonly FieldOperator[] = ['match', 'filter', 'aggregate'];
export const byTime: readonly FieldOperator[] = ['filter', 'order'];
