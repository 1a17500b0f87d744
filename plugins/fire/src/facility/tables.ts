import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Fire facilities of houses 消防设施. */
export const fireFacilities = defineTable(
  'fire',
  'facility',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    kind: c.text,
    state: c.text,
    quantity: c.int4,
    checked_on: c.date,
    check_by: c.date,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** How often facilities of a kind are checked. A reference table that no type shows. */
export const facilityIntervals = defineTable(
  'fire',
  'facility_interval',
  { kind: c.text, days: c.int4 },
  { key: ['kind'] },
);

export const FireFacility = defineType(fireFacilities, {
  name: 'FireFacility',
  title: { zh: '消防设施', en: 'Fire facility' },
  interfaces: [PlaceBound],
});
