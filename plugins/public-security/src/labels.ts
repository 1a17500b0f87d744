import { type FieldOperator, labelsFrom, type Mask, mask } from '@gridweave/kit';

/** Labels of what the police answers for. */
export const label = labelsFrom('public-security', 'day');

/** Shared with everybody and public; within government; on request because it is about people; sensitive by PIPL 28. */
export const open = ['unconditional', 'public'] as const;
export const internal = ['unconditional', 'internal'] as const;
export const conditional = ['conditional', 'internal'] as const;
export const personal = ['conditional', 'personal'] as const;
export const sensitive = ['conditional', 'sensitive'] as const;

export const nameMasks: readonly Mask[] = [mask.keep(1, 0), mask.hash, mask.exists];
export const phoneMasks: readonly Mask[] = [mask.keep(3, 4), mask.hash, mask.exists];
export const yearMasks: readonly Mask[] = [mask.year];
export const textMasks: readonly Mask[] = [mask.exists];

export const byNumber: readonly FieldOperator[] = ['match', 'filter', 'order'];
export const byCode: readonly FieldOperator[] = ['match', 'filter', 'aggregate'];
export const byTime: readonly FieldOperator[] = ['filter', 'order'];
export const byMatch: readonly FieldOperator[] = ['match'];
