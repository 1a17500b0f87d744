import { CalendarDate, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byTime, conditional, label, open, textMasks } from '../labels.ts';
import { RandomInspectionResult } from './codes.ts';
import { RandomInspection } from './tables.ts';

/** Results are published; who inspected is published with them. */
export const randomInspectionFields = defineFields(RandomInspection, (t) => ({
  planNumber: t.column('plan_number', {
    type: 'String',
    label: label('抽查计划编号', 'Number of the plan', ...open),
    operators: byCode,
  }),
  subject: t.column('subject', { type: 'String', label: label('抽查事项', 'Subject', ...open), operators: byCode }),
  inspectedOn: t.column('inspected_on', {
    type: CalendarDate,
    label: label('抽查日期', 'Inspected on', ...open),
    operators: byTime,
  }),
  inspectors: t.column('inspectors', {
    type: 'String',
    label: label('检查人员', 'Inspectors', ...open, [], { zh: '随机抽取,两人以上', en: 'drawn by lot, at least two' }),
  }),
  result: t.column('result', {
    type: RandomInspectionResult,
    label: label('抽查结果', 'Result', ...open),
    operators: byCode,
  }),
  followUp: t.column('follow_up', {
    type: 'String',
    label: label('后续处理', 'Follow-up', ...conditional, textMasks),
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('被抽查主体', 'Legal entity', ...open),
  }),
  ...placeFields(t, { source: 'market-supervision', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision', 'public'),
}));

export const randomInspectionsOfEntity = defineFields(LegalEntity, (t) => ({
  randomInspections: t.many(RandomInspection, {
    on: { street_code: 'street_code', id: 'legal_entity_id' },
    label: label('双随机抽查', 'Random inspections', ...open),
  }),
}));
