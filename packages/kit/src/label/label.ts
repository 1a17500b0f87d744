import type { Mask } from './mask.ts';

/** A text in both languages. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

/** Sharing category 共享属性: 无条件共享, 有条件共享, 不予共享; from the least to the most strict. */
export const sharingCategories = ['unconditional', 'conditional', 'none'] as const;
export type SharingCategory = (typeof sharingCategories)[number];

/** Sensitivity 敏感程度: public 公开, internal 内部, personal 个人信息, sensitive 敏感个人信息 (PIPL 28); least to most strict. */
export const sensitivities = ['public', 'internal', 'personal', 'sensitive'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Update cycle 更新周期 of the sharing catalogue. */
export const updateCycles = [
  'realtime',
  'day',
  'week',
  'month',
  'quarter',
  'half-year',
  'year',
  'irregular',
  'none',
] as const;
export type UpdateCycle = (typeof updateCycles)[number];

interface LabelBase {
  readonly title: Title;
  readonly sensitivity: Sensitivity;
  /** The masks that make sense for the field; a grant may use these and `null` only. */
  readonly masks: readonly Mask[];
  /** The department that answers for the value, as its code: `grid-office`. */
  readonly source: string;
  readonly updateCycle: UpdateCycle;
  /** More than the title says: unit, shape, the standard it follows. */
  readonly description?: Title;
}

/** What the sharing catalogue 共享目录 says of a field, argument or mutation; without it nothing is shared. */
export type Label =
  | (LabelBase & { readonly sharing: 'unconditional' | 'conditional'; readonly legalBasis?: string })
  | (LabelBase & { readonly sharing: 'none'; readonly legalBasis: string });

/**
 * Labels of one source and update cycle: `const label = labelsFrom('grid-office', 'realtime')`, then
 * `label('建筑面积', 'Floor area', 'unconditional', 'public')`.
 */
export function labelsFrom(
  source: string,
  updateCycle: UpdateCycle,
): (
  zh: string,
  en: string,
  sharing: 'unconditional' | 'conditional',
  sensitivity: Sensitivity,
  masks?: readonly Mask[],
  description?: Title,
) => Label {
  return (zh, en, sharing, sensitivity, masks = [], description) => ({
    title: { zh, en },
    sharing,
    sensitivity,
    masks,
    source,
    updateCycle,
    ...(description ? { description } : {}),
  });
}

/** The label with sharing and sensitivity raised to the strictest of those it depends on. */
export function strictestLabel(own: Label, dependencies: readonly Label[]): Label {
  let sharing: SharingCategory = own.sharing;
  let sensitivity: Sensitivity = own.sensitivity;
  let legalBasis = own.legalBasis;
  for (const other of dependencies) {
    if (sharingCategories.indexOf(other.sharing) > sharingCategories.indexOf(sharing)) {
      sharing = other.sharing;
      // the law that forbids it, not the one that the milder label stood on
      legalBasis = other.legalBasis ?? legalBasis;
    }
    if (sensitivities.indexOf(other.sensitivity) > sensitivities.indexOf(sensitivity)) sensitivity = other.sensitivity;
  }
  return { ...own, sharing, sensitivity, ...(legalBasis === undefined ? {} : { legalBasis }) } as Label;
}
