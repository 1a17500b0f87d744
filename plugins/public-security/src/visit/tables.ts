import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** How often rental houses of a grade are visited; a district's own rule goes before that of the city. A reference table. */
export const visitIntervals = defineTable(
  'public_security',
  'visit_interval',
  { id: c.text, area_code: c.text, grade: c.text, days: c.nullable(c.int4), may_be_let: c.bool, basis: c.text },
  { key: ['id'] },
);

/** Visits to rental houses 出租屋走访. */
export const rentalVisits = defineTable(
  'public_security',
  'rental_visit',
  {
    ...streetKey,
    ...placeInGrid,
    rental_file_id: c.int8,
    house_id: c.int8,
    visited_on: c.date,
    visited_by: c.text,
    people_found: c.int4,
    result: c.text,
    note: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const RentalVisitInterval = defineType(visitIntervals, {
  name: 'RentalVisitInterval',
  title: { zh: '出租屋走访频次', en: 'Interval of rental visits' },
});

export const RentalVisit = defineType(rentalVisits, {
  name: 'RentalVisit',
  title: { zh: '出租屋走访', en: 'Visit to a rental house' },
  order: [{ column: 'visited_on', direction: 'desc' }],
  interfaces: [PlaceBound],
});
