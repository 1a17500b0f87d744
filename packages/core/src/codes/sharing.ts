import { defineCodes } from './define-codes.ts';

/** Sharing category 共享属性 of a catalogue entry; the codes are those of the labels in the kit. */
export const SharingCategory = defineCodes({
  name: 'SharingCategory',
  title: { zh: '共享属性', en: 'Sharing category' },
  source: '政务数据共享条例',
  values: [
    { name: 'UNCONDITIONAL', code: 'unconditional', zh: '无条件共享', en: 'unconditional' },
    { name: 'CONDITIONAL', code: 'conditional', zh: '有条件共享', en: 'conditional' },
    { name: 'NONE', code: 'none', zh: '不予共享', en: 'not shared' },
  ],
});

/** Update cycle 更新周期 of a catalogue entry; the codes are those of the labels in the kit. */
export const UpdateCycle = defineCodes({
  name: 'UpdateCycle',
  title: { zh: '更新周期', en: 'Update cycle' },
  source: '政务数据目录 / government data catalogue',
  values: [
    { name: 'REALTIME', code: 'realtime', zh: '实时', en: 'real-time' },
    { name: 'DAY', code: 'day', zh: '每日', en: 'daily' },
    { name: 'WEEK', code: 'week', zh: '每周', en: 'weekly' },
    { name: 'MONTH', code: 'month', zh: '每月', en: 'monthly' },
    { name: 'QUARTER', code: 'quarter', zh: '每季度', en: 'quarterly' },
    { name: 'HALF_YEAR', code: 'half-year', zh: '每半年', en: 'half-yearly' },
    { name: 'YEAR', code: 'year', zh: '每年', en: 'yearly' },
    { name: 'IRREGULAR', code: 'irregular', zh: '不定期', en: 'irregular' },
    { name: 'NONE', code: 'none', zh: '不更新', en: 'never' },
  ],
});
