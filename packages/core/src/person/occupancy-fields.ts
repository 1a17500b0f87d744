import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql } from 'kysely';
import { OccupancyRole, OccupancySource } from '../codes/index.ts';
import { House } from '../house/tables.ts';
import { nameMasks, phoneMasks, yearMasks } from '../label/masks.ts';
import { byCode, byMatch, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields } from '../record/fields.ts';
import { CalendarDate, DateTime } from '../scalars/index.ts';
import { Occupancy, Person } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const personal = ['conditional', 'personal'] as const;
const law = { zh: '出租人、用人单位应在 7 日内申报', en: 'landlords and employers declare within 7 days' };

export const occupancyFields = defineFields(Occupancy, (t) => ({
  fromOn: t.column('from_on', {
    type: CalendarDate,
    label: label('入住日期', 'From', ...personal, yearMasks),
    operators: byTime,
  }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('离开日期', 'To', ...personal, yearMasks, { zh: '现住为空', en: 'null when current' }),
    operators: byTime,
  }),
  current: t.computed({
    type: 'Boolean',
    needs: ['to_on'],
    sql: (row) => sql`(${row.to_on} is null)`,
    label: label('是否现住', 'Current', ...personal),
    operators: byCode,
  }),
  role: t.column('role', { type: OccupancyRole, label: label('居住身份', 'Role', ...personal), operators: byCode }),
  source: t.column('source', {
    type: OccupancySource,
    label: label('信息来源', 'Source', ...personal),
    operators: byCode,
  }),
  landlordName: t.column('landlord_name', {
    type: 'String',
    label: label('出租人或管理人', 'Landlord or manager', ...personal, nameMasks),
  }),
  landlordPhone: t.column('landlord_phone', {
    type: 'String',
    label: label('出租人或管理人电话', "Landlord's or manager's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  declaredAt: t.column('declared_at', {
    type: DateTime,
    label: label('入住申报时间', 'Move-in declared at', ...personal, [], law),
    operators: byTime,
  }),
  endedDeclaredAt: t.column('ended_declared_at', {
    type: DateTime,
    label: label('离开申报时间', 'Move-out declared at', ...personal, [], law),
    operators: byTime,
  }),
  person: t.one(Person, {
    on: { street_code: 'street_code', person_id: 'id' },
    label: label('居住人', 'Person', ...personal),
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('房屋', 'House', ...personal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'conditional', sensitivity: 'personal' }),
  ...recordFields(t, 'grid-office'),
}));
