import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Outdoor hydrants 室外消火栓. */
export const fireHydrants = defineTable(
  'fire',
  'hydrant',
  {
    ...streetKey,
    ...placeInGrid,
    number: c.text,
    longitude: c.float8,
    latitude: c.float8,
    state: c.text,
    pressure: c.nullable(c.float8),
    maintainer: c.text,
    checked_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** The nearest hydrants of each building, derived from the points of both. */
export const hydrantDistances = defineTable(
  'fire',
  'hydrant_distance',
  { ...streetKey, building_code: c.text, hydrant_id: c.int8, distance: c.float8 },
  { key: ['street_code', 'id'], place: { street: 'street_code' } },
);

export const FireHydrant = defineType(fireHydrants, {
  name: 'FireHydrant',
  title: { zh: '消火栓', en: 'Hydrant' },
  interfaces: [PlaceBound],
});

export const HydrantDistance = defineType(hydrantDistances, {
  name: 'HydrantDistance',
  title: { zh: '最近消火栓', en: 'Nearest hydrant' },
});
