import { CalendarDate, Grid, House, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import {
  byCode,
  byMatch,
  byNumber,
  byTime,
  conditional,
  internal,
  label,
  nameMasks,
  personal,
  textMasks,
} from '../labels.ts';
import { today } from '../today.ts';
import { FireHazardKind, FireHazardLevel, FireHazardState } from './codes.ts';
import { FireHazard } from './tables.ts';

export const fireHazardFields = defineFields(FireHazard, (t) => ({
  number: t.column('number', { type: 'String', label: label('隐患编号', 'Number', ...internal), operators: byNumber }),
  kind: t.column('kind', { type: FireHazardKind, label: label('隐患类型', 'Kind', ...internal), operators: byCode }),
  level: t.column('level', {
    type: FireHazardLevel,
    label: label('隐患级别', 'Level', ...internal),
    operators: byCode,
  }),
  state: t.column('state', {
    type: FireHazardState,
    label: label('整改状态', 'State', ...internal),
    operators: byCode,
  }),
  description: t.column('description', {
    type: 'String',
    label: label('隐患描述', 'Description', ...conditional, textMasks),
    operators: ['search'],
  }),
  foundOn: t.column('found_on', {
    type: CalendarDate,
    label: label('发现日期', 'Found on', ...internal),
    operators: byTime,
  }),
  foundBy: t.column('found_by', {
    type: 'String',
    label: label('检查人', 'Found by', ...personal, nameMasks),
    operators: byMatch,
  }),
  rectifyBy: t.column('rectify_by', {
    type: CalendarDate,
    label: label('整改期限', 'To be rectified by', ...internal),
    operators: byTime,
  }),
  rectifiedOn: t.column('rectified_on', {
    type: CalendarDate,
    label: label('整改完成日期', 'Rectified on', ...internal),
    operators: byTime,
  }),
  rectifiedBy: t.column('rectified_by', {
    type: 'String',
    label: label('整改人', 'Rectified by', ...personal, nameMasks, {
      zh: '不得为发现人(采办分离)',
      en: 'never who found it',
    }),
  }),
  rectification: t.column('rectification', {
    type: 'String',
    label: label('整改措施', 'What was done', ...conditional, textMasks),
  }),
  recheckedOn: t.column('rechecked_on', {
    type: CalendarDate,
    label: label('复查日期', 'Re-checked on', ...internal),
    operators: byTime,
  }),
  recheckedBy: t.column('rechecked_by', {
    type: 'String',
    label: label('复查人', 'Re-checked by', ...personal, nameMasks),
  }),
  overdue: t.computed({
    type: 'Boolean',
    needs: ['state', 'rectify_by'],
    sql: (row) => sql`(${row.state} in ('1', '4') and ${row.rectify_by} < ${today})`,
    label: label('整改是否逾期', 'Rectification overdue', ...internal),
    operators: byCode,
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('所在房屋', 'House', ...internal),
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('责任单位', 'Legal entity', ...internal),
  }),
  ...placeFields(t, { source: 'fire', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'fire'),
  ...recordFields(t, 'fire'),
}));

/** The hazards of a house, of a legal entity and of a basic grid. */
export const fireHazardsOfPlaces = [
  defineFields(House, (t) => ({
    fireHazards: t.many(FireHazard, {
      on: { street_code: 'street_code', id: 'house_id' },
      label: label('火灾隐患', 'Fire hazards', ...internal),
    }),
  })),
  defineFields(LegalEntity, (t) => ({
    fireHazards: t.many(FireHazard, {
      on: { street_code: 'street_code', id: 'legal_entity_id' },
      label: label('火灾隐患', 'Fire hazards', ...internal),
    }),
  })),
  defineFields(Grid, (t) => ({
    fireHazards: t.many(FireHazard, {
      on: { street_code: 'street_code', code: 'grid_code' },
      label: label('火灾隐患', 'Fire hazards', ...internal),
    }),
  })),
];
