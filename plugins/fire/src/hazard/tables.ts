import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Fire hazards 火灾隐患: found, rectified, re-checked. */
export const fireHazards = defineTable(
  'fire',
  'hazard',
  {
    ...streetKey,
    ...placeInGrid,
    number: c.text,
    house_id: c.int8,
    legal_entity_id: c.nullable(c.int8),
    kind: c.text,
    level: c.text,
    state: c.text,
    description: c.text,
    found_on: c.date,
    found_by: c.nullable(c.text),
    rectify_by: c.date,
    rectified_on: c.nullable(c.date),
    rectified_by: c.nullable(c.text),
    rectification: c.nullable(c.text),
    rechecked_on: c.nullable(c.date),
    rechecked_by: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const FireHazard = defineType(fireHazards, {
  name: 'FireHazard',
  title: { zh: '火灾隐患', en: 'Fire hazard' },
  order: [{ column: 'found_on', direction: 'desc' }],
  interfaces: [PlaceBound],
});
