import { DateTime, DivisionCode, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { type Column, defineFields, type FieldBuilder } from '@gridweave/kit';
import { byCode, byNumber, byTime, internal, label, nameMasks, personal } from '../labels.ts';
import { LicenceKind } from '../licence/codes.ts';
import { DrawnInspection, InspectionDraw, MarketInspector } from './tables.ts';
import { isGenuine } from './verify.ts';

const streetField = (t: FieldBuilder<{ readonly street_code: Column<string> }>) => ({
  streetCode: t.column('street_code', {
    type: DivisionCode,
    label: label('街道代码', 'Street code', ...internal),
    operators: byCode,
  }),
});

export const marketInspectorFields = defineFields(MarketInspector, (t) => ({
  number: t.column('number', {
    type: 'String',
    label: label('执法证号', 'Number', ...internal),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('姓名', 'Name', ...personal, nameMasks),
    operators: ['match'],
  }),
  active: t.column('active', {
    type: 'Boolean',
    label: label('是否在岗', 'On duty', ...internal, [], { zh: '不在岗的不参加抽取', en: 'others are not drawn' }),
    operators: byCode,
  }),
  ...streetField(t),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision'),
}));

export const inspectionDrawFields = defineFields(InspectionDraw, (t) => ({
  planNumber: t.column('plan_number', {
    type: 'String',
    label: label('抽查计划编号', 'Number of the plan', ...internal, [], {
      zh: '一个计划只抽一次',
      en: 'one draw for a plan',
    }),
    operators: byNumber,
  }),
  subject: t.column('subject', { type: 'String', label: label('抽查事项', 'Subject', ...internal), operators: byCode }),
  licenceKind: t.column('licence_kind', {
    type: LicenceKind,
    label: label('抽查对象证照种类', 'Kind of licence drawn from', ...internal),
    operators: byCode,
  }),
  seed: t.column('seed', {
    type: 'String',
    label: label('随机种子', 'Seed', ...internal, [], { zh: '抽取后公开', en: 'public after the draw' }),
  }),
  commitment: t.column('commitment', {
    type: 'String',
    label: label('承诺值', 'Commitment', ...internal, [], {
      zh: '种子、两个名录库和数量的 SHA-256',
      en: 'SHA-256 of the seed, both registers and the numbers',
    }),
    operators: byNumber,
  }),
  entityRegister: t.column('entity_register', {
    type: 'String',
    label: label('检查对象名录库', 'Register of entities', ...internal, [], {
      zh: '抽取时的法人标识',
      en: 'their ids at the draw',
    }),
  }),
  inspectorRegister: t.column('inspector_register', {
    type: 'String',
    label: label('检查人员名录库', 'Register of inspectors', ...internal, [], {
      zh: '抽取时的执法证号',
      en: 'their numbers at the draw',
    }),
  }),
  perEntity: t.column('per_entity', { type: 'Int', label: label('每户检查人数', 'Inspectors for each', ...internal) }),
  drawn: t.column('drawn', {
    type: 'String',
    label: label('抽取名单', 'List drawn', ...internal, [], { zh: '法人标识: 执法证号', en: 'entity: inspectors' }),
  }),
  drawnAt: t.column('drawn_at', {
    type: DateTime,
    label: label('抽取时间', 'Drawn at', ...internal),
    operators: byTime,
  }),
  genuine: t.field({
    type: 'Boolean',
    needs: ['seed', 'commitment', 'entity_register', 'inspector_register', 'per_entity', 'drawn'],
    resolve: (rows) => rows.map(isGenuine),
    label: label('复核是否一致', 'Genuine', ...internal, [], {
      zh: '按种子和名录库重新抽取,与名单和承诺值比对',
      en: 'made again from its seed and registers, and compared',
    }),
  }),
  inspections: t.many(DrawnInspection, {
    on: { street_code: 'street_code', id: 'draw_id' },
    label: label('抽取结果', 'Drawn inspections', ...internal),
  }),
  ...streetField(t),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision'),
}));

export const drawnInspectionFields = defineFields(DrawnInspection, (t) => ({
  position: t.column('position', { type: 'Int', label: label('抽取顺序', 'Position', ...internal), operators: byTime }),
  inspectors: t.column('inspectors', {
    type: 'String',
    label: label('检查人员执法证号', 'Numbers of the inspectors', ...internal),
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('被抽查主体', 'Legal entity', ...internal),
  }),
  draw: t.one(InspectionDraw, {
    on: { street_code: 'street_code', draw_id: 'id' },
    label: label('抽取记录', 'Draw', ...internal),
  }),
  ...placeFields(t, { source: 'market-supervision', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision'),
}));

export const drawnInspectionsOfEntity = defineFields(LegalEntity, (t) => ({
  drawnInspections: t.many(DrawnInspection, {
    on: { street_code: 'street_code', id: 'legal_entity_id' },
    label: label('双随机抽取', 'Draws it was drawn in', ...internal),
  }),
}));
