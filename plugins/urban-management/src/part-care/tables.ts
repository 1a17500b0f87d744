import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** The care of city parts 部件养护: beside the core's register, a row for each part that is looked after. */
export const partCare = defineTable(
  'urban_management',
  'part_care',
  {
    ...streetKey,
    ...placeInGrid,
    city_part_id: c.int8,
    inspected_on: c.nullable(c.date),
    defects: c.int4,
    repair_by: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** How a row of it is found for a city part. */
export const besideCityPart = {
  table: partCare,
  on: { street_code: 'street_code', id: 'city_part_id' },
} as const;
