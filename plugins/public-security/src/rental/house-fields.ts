import { CalendarDate, House } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byMatch, byTime, internal, label } from '../labels.ts';
import { RentalRegistrationStatus } from './codes.ts';
import { rentalLabels } from './fields.ts';
import { RentalFile, rentalFiles } from './tables.ts';
import { visitColumns, visitDueOn, visitOverdue } from './visit-due.ts';

const fileOfHouse = { table: rentalFiles, on: { street_code: 'street_code', id: 'house_id' } } as const;

/** What the police keeps of a rental house, on the house itself. */
export const rentalFieldsOfHouse = defineFields(House, fileOfHouse, (t) => ({
  rentalRegistrationStatus: t.column('status', {
    type: RentalRegistrationStatus,
    label: rentalLabels.status,
    operators: byCode,
  }),
  rentalFileNumber: t.column('file_number', { type: 'String', label: rentalLabels.fileNumber, operators: byMatch }),
  rentalRegisteredOn: t.column('registered_on', {
    type: CalendarDate,
    label: rentalLabels.registeredOn,
    operators: byTime,
  }),
  rentalPoliceStation: t.column('station', { type: 'String', label: rentalLabels.station, operators: byCode }),
  rentalDutyLetterSignedOn: t.column('duty_letter_signed_on', { type: CalendarDate, label: rentalLabels.dutyLetter }),
  rentalVisitedOn: t.column('visited_on', { type: CalendarDate, label: rentalLabels.visitedOn, operators: byTime }),
  rentalVisitDueOn: t.computed({
    type: CalendarDate,
    needs: visitColumns,
    sql: visitDueOn,
    label: rentalLabels.visitDueOn,
    operators: byTime,
  }),
  rentalVisitOverdue: t.computed({
    type: 'Boolean',
    needs: visitColumns,
    sql: visitOverdue,
    label: rentalLabels.visitOverdue,
    operators: byCode,
  }),
}));

export const rentalFileOfHouse = defineFields(House, (t) => ({
  rentalFile: t.one(RentalFile, {
    on: fileOfHouse.on,
    label: label('出租屋档案', 'Rental-house file', ...internal),
  }),
}));
