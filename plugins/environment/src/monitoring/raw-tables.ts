import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Readings as the instruments send them, partitioned by time; hours are kept from them, they are kept for a while only. */
export const rawReadings = defineTable(
  'environment',
  'raw_reading',
  {
    street_code: c.text,
    monitoring_point_id: c.int8,
    indicator: c.text,
    observed_at: c.timestamptz,
    value: c.float8,
    valid: c.bool,
  },
  { key: ['street_code', 'monitoring_point_id', 'indicator', 'observed_at'], place: { street: 'street_code' } },
);

/** Hourly values of a basic grid over its points. */
export const gridReadings = defineTable(
  'environment',
  'grid_reading',
  {
    ...streetKey,
    ...placeInGrid,
    indicator: c.text,
    hour: c.timestamptz,
    points: c.int4,
    mean: c.float8,
    highest: c.float8,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const GridReading = defineType(gridReadings, {
  name: 'GridReading',
  title: { zh: '网格监测小时值', en: 'Hourly reading of a basic grid' },
  order: [{ column: 'hour', direction: 'desc' }],
  interfaces: [PlaceBound],
});
