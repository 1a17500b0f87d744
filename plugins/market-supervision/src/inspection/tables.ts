import { inGrid, PlaceBound, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Random inspections 双随机抽查: the entity and the inspectors drawn by lot. */
export const randomInspections = defineTable(
  'market_supervision',
  'random_inspection',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    plan_number: c.text,
    subject: c.text,
    inspected_on: c.date,
    inspectors: c.textArray,
    result: c.text,
    follow_up: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const RandomInspection = defineType(randomInspections, {
  name: 'RandomInspection',
  title: { zh: '双随机抽查', en: 'Random inspection' },
  order: [{ column: 'inspected_on', direction: 'desc' }],
  interfaces: [PlaceBound],
});
