import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Rental-house files 出租屋档案: one for each house that is or was let. */
export const rentalFiles = defineTable(
  'public_security',
  'rental_file',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    file_number: c.text,
    status: c.text,
    registered_on: c.nullable(c.date),
    cancelled_on: c.nullable(c.date),
    station: c.text,
    duty_letter_signed_on: c.nullable(c.date),
    manager_name: c.nullable(c.text),
    manager_phone: c.nullable(c.text),
    visited_on: c.nullable(c.date),
    visit_interval_days: c.nullable(c.int4),
    rooms_let: c.nullable(c.int4),
    access_control: c.nullable(c.bool),
    tenant_group: c.nullable(c.bool),
    area_contractor: c.nullable(c.text),
    case_clue: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const RentalFile = defineType(rentalFiles, {
  name: 'RentalFile',
  title: { zh: '出租屋档案', en: 'Rental-house file' },
  interfaces: [PlaceBound],
});
