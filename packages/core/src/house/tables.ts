import { c, defineTable, defineType } from '@gridweave/kit';
import { addressColumns } from '../address/columns.ts';
import { inGrid, placeInGrid, streetKey } from '../place/columns.ts';
import { PlaceBound } from '../place/place-bound.ts';
import { recordColumns } from '../record/columns.ts';

/** Actual houses 实有房屋: rooms of the unified address system, in their current grid. */
export const houses = defineTable(
  'core',
  'house',
  {
    ...streetKey,
    ...placeInGrid,
    house_code: c.text,
    building_code: c.text,
    ...addressColumns,
    address: c.text,
    point: c.nullable(c.jsonb),
    use: c.text,
    structure: c.nullable(c.text),
    floors: c.nullable(c.int4),
    area: c.nullable(c.numeric),
    built_year: c.nullable(c.int4),
    ownership: c.nullable(c.text),
    owner_name: c.nullable(c.text),
    owner_phone: c.nullable(c.text),
    rental: c.bool,
    rental_mode: c.nullable(c.text),
    rental_class: c.nullable(c.text),
    rental_grade: c.nullable(c.text),
    landlord_name: c.nullable(c.text),
    landlord_phone: c.nullable(c.text),
    security_duty_holder: c.nullable(c.text),
    security_duty_phone: c.nullable(c.text),
    filing_number: c.nullable(c.text),
    filed_on: c.nullable(c.date),
    visited_on: c.nullable(c.date),
    registered_on: c.nullable(c.date),
    deregistered_on: c.nullable(c.date),
    deregistration_reason: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const House = defineType(houses, {
  name: 'House',
  title: { zh: '房屋', en: 'House' },
  interfaces: [PlaceBound],
});
