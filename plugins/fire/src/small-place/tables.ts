import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Small places 九小场所, with or without a legal entity that runs them. */
export const smallPlaces = defineTable(
  'fire',
  'small_place',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    legal_entity_id: c.nullable(c.int8),
    kind: c.text,
    name: c.text,
    capacity: c.nullable(c.int4),
    exits: c.int4,
    slept_in: c.bool,
    keeper_name: c.nullable(c.text),
    keeper_phone: c.nullable(c.text),
    checked_on: c.nullable(c.date),
    closed_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const SmallPlace = defineType(smallPlaces, {
  name: 'SmallPlace',
  title: { zh: '九小场所', en: 'Small place' },
  interfaces: [PlaceBound],
});
