import { type Label, sensitivities, type Sensitivity, sharingCategories, type SharingCategory } from './label.ts';
import { maskText } from './mask.ts';

/** How an admin makes the label of a field or mutation stricter than the code has it. */
export interface Tightening {
  readonly sharing?: SharingCategory | null;
  readonly sensitivity?: Sensitivity | null;
  /** Masks, as maskText writes them, that grants may not use any more. */
  readonly withoutMasks?: readonly string[];
  /** The law that forbids it; demanded when the field becomes `none`. */
  readonly legalBasis?: string | null;
}

/** Tightenings in force, by coordinate. */
export type Tightenings = ReadonlyMap<string, Tightening>;

/** The label with the tightening; what would loosen it has no effect. */
export function tightenedLabel(label: Label, tightening: Tightening): Label {
  const sharing = stricter(sharingCategories, label.sharing, tightening.sharing);
  const sensitivity = stricter(sensitivities, label.sensitivity, tightening.sensitivity);
  const legalBasis = sharing === label.sharing ? label.legalBasis : (tightening.legalBasis ?? label.legalBasis ?? '');
  return {
    ...label,
    sharing,
    sensitivity,
    masks: label.masks.filter((mask) => !tightening.withoutMasks?.includes(maskText(mask))),
    ...(legalBasis === undefined ? {} : { legalBasis }),
  } as Label;
}

/** The tightening that asks for everything that either asks for. */
export function bothTightenings(one: Tightening, other: Tightening): Tightening {
  return {
    sharing: strictest(sharingCategories, one.sharing, other.sharing),
    sensitivity: strictest(sensitivities, one.sensitivity, other.sensitivity),
    withoutMasks: [...new Set([...(one.withoutMasks ?? []), ...(other.withoutMasks ?? [])])],
    legalBasis: other.legalBasis ?? one.legalBasis ?? null,
  };
}

/** What is wrong in a tightening of a label, in both languages; empty when it makes the label stricter. */
export function tighteningFaults(
  label: Label,
  tightening: Tightening,
): readonly { readonly where: string; readonly zh: string; readonly en: string }[] {
  const faults: { where: string; zh: string; en: string }[] = [];
  const { sharing, sensitivity, withoutMasks = [], legalBasis } = tightening;
  if (sharing && sharingCategories.indexOf(sharing) < sharingCategories.indexOf(label.sharing))
    faults.push({
      where: 'sharing',
      zh: `不可由 ${label.sharing} 放宽为 ${sharing}`,
      en: `cannot be loosened from ${label.sharing} to ${sharing}`,
    });
  if (sensitivity && sensitivities.indexOf(sensitivity) < sensitivities.indexOf(label.sensitivity))
    faults.push({
      where: 'sensitivity',
      zh: `不可由 ${label.sensitivity} 放宽为 ${sensitivity}`,
      en: `cannot be loosened from ${label.sensitivity} to ${sensitivity}`,
    });
  const masks = label.masks.map(maskText);
  for (const mask of withoutMasks)
    if (!masks.includes(mask))
      faults.push({
        where: 'withoutMasks',
        zh: `该字段没有脱敏方式 ${mask},现有: ${masks.join('、') || '无'}`,
        en: `the field has no mask ${mask}; it has: ${masks.join(', ') || 'none'}`,
      });
  if (sharing === 'none' && label.sharing !== 'none' && !legalBasis?.trim())
    faults.push({
      where: 'legalBasis',
      zh: '改为不予共享须写明法律依据',
      en: 'a field that is not shared needs the law that forbids it',
    });
  const changes =
    (sharing && sharing !== label.sharing) ||
    (sensitivity && sensitivity !== label.sensitivity) ||
    withoutMasks.some((mask) => masks.includes(mask));
  if (!changes && faults.length === 0)
    faults.push({
      where: 'label',
      zh: '与现有标注相同,没有变更',
      en: 'is the same as the label; nothing would change',
    });
  return faults;
}

function stricter<T>(order: readonly T[], own: T, other: T | null | undefined): T {
  return other !== null && other !== undefined && order.indexOf(other) > order.indexOf(own) ? other : own;
}

function strictest<T>(order: readonly T[], one: T | null | undefined, other: T | null | undefined): T | null {
  if (one === null || one === undefined) return other ?? null;
  return stricter(order, one, other);
}
