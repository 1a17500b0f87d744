import { inGrid, placeIfKnown, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** What both registers keep: the last inspection, the risk, and the hazards that are still open. */
const safetyColumns = {
  inspected_on: c.nullable(c.date),
  inspection_result: c.nullable(c.text),
  risk_level: c.nullable(c.text),
  open_hazards: c.int4,
  major_hazards: c.int4,
  rectify_by: c.nullable(c.date),
} as const;

/** Fire safety of a house, one row for each that was inspected or has hazards. */
export const houseSafety = defineTable(
  'fire',
  'house_safety',
  { ...streetKey, ...placeInGrid, house_id: c.int8, ...safetyColumns, three_in_one: c.bool, ...recordColumns },
  { key: ['street_code', 'id'], place: inGrid },
);

/** Fire safety of a legal entity, one row for each that was inspected or has hazards, and for key units 消防安全重点单位. */
export const entitySafety = defineTable(
  'fire',
  'entity_safety',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    ...safetyColumns,
    key_unit: c.bool,
    key_unit_since: c.nullable(c.date),
    safety_manager_name: c.nullable(c.text),
    safety_manager_phone: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** Fire safety stands beside the house. */
export const besideHouse = { table: houseSafety, on: { street_code: 'street_code', id: 'house_id' } as const };

/** Fire safety stands beside the legal entity. */
export const besideEntity = {
  table: entitySafety,
  on: { street_code: 'street_code', id: 'legal_entity_id' } as const,
};
