import { CalendarDate, Person, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields, type RowExpression } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byMatch, byTime, label, personal, sensitive, yearMasks } from '../labels.ts';
import { today } from '../today.ts';
import { ResidencePermitState } from './codes.ts';
import { ResidencePermit, residencePermits } from './tables.ts';

const labels = {
  state: label('居住证状态', 'State of the residence permit', ...sensitive),
  endorseBy: label('签注期限', 'To be endorsed by', ...personal, yearMasks, {
    zh: '每年签注一次,逾期使用功能中止',
    en: 'once a year; the permit is suspended afterwards',
  }),
  daysLeft: label('距签注期限天数', 'Days until it is to be endorsed', ...personal, [], {
    zh: '负数为已逾期天数;申领中、已注销为空',
    en: 'negative when overdue; null where it was not issued or is cancelled',
  }),
  endorsementOverdue: label('签注是否逾期', 'Endorsement overdue', ...sensitive),
  station: label('办证派出所', 'Police station of the permit', ...personal),
} as const;

type Permit = Pick<RowExpression<(typeof residencePermits)['columns']>, 'state' | 'endorse_by'>;

const daysLeft = (row: Permit) =>
  sql<number>`case when ${row.state} in ('2', '3') then ${row.endorse_by} - ${today} end`;

export const residencePermitFields = defineFields(ResidencePermit, (t) => ({
  acceptanceNumber: t.column('acceptance_number', {
    type: 'String',
    label: label('受理号', 'Acceptance number', ...personal),
    operators: byMatch,
  }),
  state: t.column('state', { type: ResidencePermitState, label: labels.state, operators: byCode }),
  appliedOn: t.column('applied_on', {
    type: CalendarDate,
    label: label('申领日期', 'Applied for on', ...personal, yearMasks),
    operators: byTime,
  }),
  issuedOn: t.column('issued_on', {
    type: CalendarDate,
    label: label('签发日期', 'Issued on', ...personal, yearMasks),
    operators: byTime,
  }),
  endorseBy: t.column('endorse_by', { type: CalendarDate, label: labels.endorseBy, operators: byTime }),
  daysLeft: t.computed({
    type: 'Int',
    needs: ['state', 'endorse_by'],
    sql: daysLeft,
    label: labels.daysLeft,
    operators: byTime,
  }),
  endorsementOverdue: t.computed({
    type: 'Boolean',
    needs: ['state', 'endorse_by'],
    sql: (row) => sql`coalesce(${row.state} in ('2', '3') and ${row.endorse_by} < ${today}, false)`,
    label: labels.endorsementOverdue,
    operators: byCode,
  }),
  station: t.column('station', { type: 'String', label: labels.station, operators: byCode }),
  person: t.one(Person, {
    on: { street_code: 'street_code', person_id: 'id' },
    label: label('持证人', 'Holder', ...personal),
  }),
  ...placeFields(t, { source: 'public-security', sharing: 'conditional', sensitivity: 'personal' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));

const permitOfPerson = { table: residencePermits, on: { street_code: 'street_code', id: 'person_id' } } as const;

/** The state of a person's residence permit, on the person; the permit's number and kind stand in the core. */
export const permitFieldsOfPerson = defineFields(Person, permitOfPerson, (t) => ({
  residencePermitState: t.column('state', { type: ResidencePermitState, label: labels.state, operators: byCode }),
  residencePermitEndorseBy: t.column('endorse_by', {
    type: CalendarDate,
    label: labels.endorseBy,
    operators: byTime,
  }),
  residencePermitDaysLeft: t.computed({
    type: 'Int',
    needs: ['state', 'endorse_by'],
    sql: daysLeft,
    label: labels.daysLeft,
    operators: byTime,
  }),
  residencePermitStation: t.column('station', { type: 'String', label: labels.station, operators: byCode }),
}));

export const permitOfPersonRelation = defineFields(Person, (t) => ({
  residencePermit: t.one(ResidencePermit, {
    on: permitOfPerson.on,
    label: label('居住证', 'Residence permit', ...personal),
  }),
}));
