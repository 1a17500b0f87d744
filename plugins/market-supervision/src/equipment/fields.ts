import { CalendarDate, Grid, House, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byNumber, byTime, internal, label, open } from '../labels.ts';
import { today } from '../today.ts';
import { EquipmentInspectionResult, SpecialEquipmentKind, SpecialEquipmentState } from './codes.ts';
import { SpecialEquipment } from './tables.ts';

export const specialEquipmentFields = defineFields(SpecialEquipment, (t) => ({
  number: t.column('number', {
    type: 'String',
    label: label('使用登记编号', 'Number of the registration', ...open),
    operators: byNumber,
  }),
  kind: t.column('kind', {
    type: SpecialEquipmentKind,
    label: label('设备种类', 'Kind', ...open),
    operators: byCode,
  }),
  buildingCode: t.column('building_code', {
    type: 'String',
    label: label('楼栋编码', 'Building code', ...open, [], {
      zh: '房屋编码前 19 位',
      en: 'first 19 digits of the house code',
    }),
    operators: byNumber,
  }),
  location: t.column('location', { type: 'String', label: label('安装位置', 'Location', ...open) }),
  state: t.column('state', {
    type: SpecialEquipmentState,
    label: label('设备状态', 'State', ...open),
    operators: byCode,
  }),
  maintainedBy: t.column('maintained_by', {
    type: 'String',
    label: label('维护保养单位', 'Maintained by', ...open),
    operators: byCode,
  }),
  maintainedOn: t.column('maintained_on', {
    type: CalendarDate,
    label: label('最近维护保养日期', 'Last maintained on', ...internal),
    operators: byTime,
  }),
  maintenanceOverdue: t.computed({
    type: 'Boolean',
    needs: ['kind', 'state', 'maintained_on'],
    sql: (row) =>
      sql`(case when ${row.kind} = '3000' and ${row.state} = '1' then coalesce(${row.maintained_on} + 15 < ${today}, true) end)`,
    label: label('电梯维保是否逾期', 'Maintenance of the elevator overdue', ...internal, [], {
      zh: '在用电梯至少每 15 日一次;其他设备为空',
      en: 'elevators in use at least each 15 days; null for others',
    }),
    operators: byCode,
  }),
  installedOn: t.column('installed_on', {
    type: CalendarDate,
    label: label('投用日期', 'In use since', ...open),
    operators: byTime,
  }),
  inspectedOn: t.column('inspected_on', {
    type: CalendarDate,
    label: label('最近定期检验日期', 'Last inspected on', ...open),
    operators: byTime,
  }),
  inspectionResult: t.column('inspection_result', {
    type: EquipmentInspectionResult,
    label: label('定期检验结论', 'Result of the inspection', ...open),
    operators: byCode,
  }),
  inspectBy: t.column('inspect_by', {
    type: CalendarDate,
    label: label('下次检验日期', 'To be inspected by', ...open),
    operators: byTime,
  }),
  inspectionOverdue: t.computed({
    type: 'Boolean',
    needs: ['state', 'inspect_by'],
    sql: (row) => sql`(${row.state} = '1' and coalesce(${row.inspect_by} < ${today}, true))`,
    label: label('检验是否逾期', 'Inspection overdue', ...open, [], {
      zh: '在用而超过下次检验日期',
      en: 'in use past the day of its next inspection',
    }),
    operators: byCode,
  }),
  inspectionDueSoon: t.computed({
    type: 'Boolean',
    needs: ['state', 'inspect_by'],
    sql: (row) => sql`(${row.state} = '1' and coalesce(${row.inspect_by} between ${today} and ${today} + 30, false))`,
    label: label('检验是否将到期', 'Inspection due soon', ...open, [], {
      zh: '30 日内到期:使用单位应提前一个月申请检验',
      en: 'within 30 days: inspection is to be asked for a month ahead',
    }),
    operators: byCode,
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('使用单位', 'User', ...open),
  }),
  ...placeFields(t, { source: 'market-supervision', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision', 'public'),
}));

/** The equipment of the building of a house, of a legal entity, and on a basic grid. */
export const equipmentOfPlaces = [
  defineFields(House, (t) => ({
    specialEquipment: t.many(SpecialEquipment, {
      on: { street_code: 'street_code', building_code: 'building_code' },
      label: label('本楼特种设备', 'Special equipment of its building', ...open),
    }),
  })),
  defineFields(LegalEntity, (t) => ({
    specialEquipment: t.many(SpecialEquipment, {
      on: { street_code: 'street_code', id: 'legal_entity_id' },
      label: label('特种设备', 'Special equipment', ...open),
    }),
  })),
  defineFields(Grid, (t) => ({
    specialEquipment: t.many(SpecialEquipment, {
      on: { street_code: 'street_code', code: 'grid_code' },
      label: label('特种设备', 'Special equipment', ...open),
    }),
  })),
];
