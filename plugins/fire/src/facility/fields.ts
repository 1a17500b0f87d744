import { CalendarDate, House, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byTime, internal, label } from '../labels.ts';
import { today } from '../today.ts';
import { FireFacilityKind, FireFacilityState } from './codes.ts';
import { FireFacility } from './tables.ts';

export const fireFacilityFields = defineFields(FireFacility, (t) => ({
  kind: t.column('kind', { type: FireFacilityKind, label: label('设施类别', 'Kind', ...internal), operators: byCode }),
  state: t.column('state', {
    type: FireFacilityState,
    label: label('设施状态', 'State', ...internal),
    operators: byCode,
  }),
  quantity: t.column('quantity', { type: 'Int', label: label('数量', 'Quantity', ...internal), operators: byTime }),
  checkedOn: t.column('checked_on', {
    type: CalendarDate,
    label: label('最近检查日期', 'Last checked on', ...internal),
    operators: byTime,
  }),
  checkBy: t.column('check_by', {
    type: CalendarDate,
    label: label('下次检查期限', 'To be checked by', ...internal),
    operators: byTime,
  }),
  checkOverdue: t.computed({
    type: 'Boolean',
    needs: ['check_by'],
    sql: (row) => sql`(${row.check_by} < ${today})`,
    label: label('检查是否逾期', 'Check overdue', ...internal),
    operators: byCode,
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('所在房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'fire', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'fire'),
  ...recordFields(t, 'fire'),
}));

export const facilitiesOfHouse = defineFields(House, (t) => ({
  fireFacilities: t.many(FireFacility, {
    on: { street_code: 'street_code', id: 'house_id' },
    label: label('消防设施', 'Fire facilities', ...internal),
  }),
}));
