import { inGrid, PlaceBound, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Special equipment 特种设备, by building. */
export const specialEquipment = defineTable(
  'market_supervision',
  'special_equipment',
  {
    ...streetKey,
    ...placeIfKnown,
    number: c.text,
    kind: c.text,
    building_code: c.text,
    location: c.nullable(c.text),
    legal_entity_id: c.nullable(c.int8),
    maintained_by: c.nullable(c.text),
    maintained_on: c.nullable(c.date),
    installed_on: c.nullable(c.date),
    inspected_on: c.nullable(c.date),
    inspection_result: c.nullable(c.text),
    inspect_by: c.nullable(c.date),
    state: c.text,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const SpecialEquipment = defineType(specialEquipment, {
  name: 'SpecialEquipment',
  title: { zh: '特种设备', en: 'Special equipment' },
  order: [{ column: 'inspect_by', direction: 'asc' }],
  interfaces: [PlaceBound],
});
