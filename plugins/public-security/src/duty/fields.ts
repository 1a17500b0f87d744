import {
  CalendarDate,
  DateTime,
  Grid,
  House,
  Occupancy,
  placeFields,
  recordFields,
  sourceField,
} from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import {
  byCode,
  byMatch,
  byTime,
  conditional,
  internal,
  label,
  nameMasks,
  open,
  personal,
  phoneMasks,
} from '../labels.ts';
import { RentalFile } from '../rental/tables.ts';
import { today } from '../today.ts';
import { DeclarationKind } from './codes.ts';
import { moveInLate, moveInOverdue, moveOutOverdue } from './overdue.ts';
import { besideOccupancy, DeclarationLimit, Subletting } from './tables.ts';

export const declarationLimitFields = defineFields(DeclarationLimit, (t) => ({
  kind: t.column('kind', { type: DeclarationKind, label: label('申报义务', 'Duty', ...open), operators: byCode }),
  hours: t.column('hours', {
    type: 'Int',
    label: label('时限(小时)', 'Time limit in hours', ...open),
    operators: byTime,
  }),
  obliged: t.column('obliged', { type: 'String', label: label('义务人', 'Who is obliged', ...open) }),
  basis: t.column('basis', { type: 'String', label: label('依据', 'Basis', ...open) }),
}));

export const sublettingFields = defineFields(Subletting, (t) => ({
  tenantName: t.column('tenant_name', {
    type: 'String',
    label: label('转租人', 'Sub-letting tenant', ...personal, nameMasks),
    operators: byMatch,
  }),
  tenantPhone: t.column('tenant_phone', {
    type: 'String',
    label: label('转租人电话', "Sub-letting tenant's phone", ...personal, phoneMasks),
  }),
  subtenants: t.column('subtenants', {
    type: 'Int',
    label: label('次承租人数', 'Subtenants', ...internal),
    operators: byTime,
  }),
  fromOn: t.column('from_on', {
    type: CalendarDate,
    label: label('转租日期', 'Sub-let from', ...internal),
    operators: byTime,
  }),
  informBy: t.column('inform_by', {
    type: CalendarDate,
    label: label('告知出租人期限', 'Landlord to be told by', ...internal),
    operators: byTime,
  }),
  informedOn: t.column('informed_on', {
    type: CalendarDate,
    label: label('告知出租人日期', 'Landlord told on', ...internal),
    operators: byTime,
  }),
  endedOn: t.column('ended_on', {
    type: CalendarDate,
    label: label('终止日期', 'Ended on', ...internal),
    operators: byTime,
  }),
  overdue: t.computed({
    type: 'Boolean',
    needs: ['informed_on', 'inform_by'],
    sql: (row) => sql`(${row.informed_on} is null and ${row.inform_by} < ${today})`,
    label: label('逾期未告知', 'Landlord not told in time', ...conditional),
    operators: byCode,
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'public-security', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));

/** When the police was told of a move, on the occupancy. */
export const declarationsOfOccupancy = defineFields(Occupancy, besideOccupancy, (t) => ({
  policeMoveInDeclaredAt: t.column('move_in_at', {
    type: DateTime,
    label: label('向公安申报入住时间', 'Move-in declared to the police at', ...personal),
    operators: byTime,
  }),
  policeMoveOutDeclaredAt: t.column('move_out_at', {
    type: DateTime,
    label: label('向公安申报离开时间', 'Move-out declared to the police at', ...personal),
    operators: byTime,
  }),
}));

const labels = {
  moveIns: label('逾期未申报的入住', 'Move-ins not declared in time', ...personal, [], {
    zh: '时限见 DeclarationLimit;境外人员按其时限,旅馆除外',
    en: 'the limits are DeclarationLimit; that of foreigners is their own, hotels are left out',
  }),
  moveOuts: label('逾期未申报的离开', 'Move-outs not declared in time', ...personal),
  late: label('迟申报的入住', 'Move-ins declared late', ...personal),
} as const;

/** Duties that landlords and managers have not done: the lists of a house, of its file, and of a basic grid. */
export const overdueDeclarations = [
  defineFields(House, (t) => {
    const on = { street_code: 'street_code', id: 'house_id' } as const;
    return {
      undeclaredMoveIns: t.many(Occupancy, { on, where: moveInOverdue, label: labels.moveIns }),
      undeclaredMoveOuts: t.many(Occupancy, { on, where: moveOutOverdue, label: labels.moveOuts }),
      lateMoveIns: t.many(Occupancy, { on, where: moveInLate, label: labels.late }),
      sublettings: t.many(Subletting, { on, label: label('转租', 'Sub-lettings', ...internal) }),
    };
  }),
  defineFields(RentalFile, (t) => {
    const on = { street_code: 'street_code', house_id: 'house_id' } as const;
    return {
      undeclaredMoveIns: t.many(Occupancy, { on, where: moveInOverdue, label: labels.moveIns }),
      undeclaredMoveOuts: t.many(Occupancy, { on, where: moveOutOverdue, label: labels.moveOuts }),
    };
  }),
  defineFields(Grid, (t) => {
    const on = { street_code: 'street_code', code: 'grid_code' } as const;
    return {
      undeclaredMoveIns: t.many(Occupancy, { on, where: moveInOverdue, label: labels.moveIns }),
      undeclaredMoveOuts: t.many(Occupancy, { on, where: moveOutOverdue, label: labels.moveOuts }),
    };
  }),
];
