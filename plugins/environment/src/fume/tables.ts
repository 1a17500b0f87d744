import { inGrid, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** How a restaurant cleans its cooking fumes 油烟净化: one row for each that has to. */
export const fumeControls = defineTable(
  'environment',
  'fume_control',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    stoves: c.nullable(c.int4),
    purifier: c.nullable(c.text),
    installed_on: c.nullable(c.date),
    cleaned_on: c.nullable(c.date),
    clean_every_days: c.int4,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** From a legal entity to its fume control. */
export const besideEntity = {
  table: fumeControls,
  on: { street_code: 'street_code', id: 'legal_entity_id' },
} as const;
