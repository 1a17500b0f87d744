import { inGrid, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** What the latest licence, grade and inspection of a legal entity say: one row for each supervised entity. */
export const entitySupervision = defineTable(
  'market_supervision',
  'entity_supervision',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    licence_number: c.nullable(c.text),
    state: c.nullable(c.text),
    issued_on: c.nullable(c.date),
    expires_on: c.nullable(c.date),
    licensed_address: c.nullable(c.text),
    licensed_house_code: c.nullable(c.text),
    found_house_code: c.nullable(c.text),
    found_on: c.nullable(c.date),
    food_safety_grade: c.nullable(c.text),
    graded_on: c.nullable(c.date),
    inspected_on: c.nullable(c.date),
    inspection_result: c.nullable(c.text),
    credit_risk_class: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** From a legal entity to the state of its supervision. */
export const besideEntity = {
  table: entitySupervision,
  on: { street_code: 'street_code', id: 'legal_entity_id' },
} as const;
