import { c, defineTable } from '@gridweave/kit';

/**
 * Changes of records, field by field: when the value held (valid time), when it was recorded, from which source and by
 * whom. It is no type of the graph: old values would pass by the labels of their fields.
 */
export const history = defineTable(
  'core',
  'history',
  {
    street_code: c.text,
    id: c.int8,
    record_type: c.text,
    record_id: c.int8,
    field: c.text,
    old_value: c.nullable(c.jsonb),
    new_value: c.nullable(c.jsonb),
    valid_from: c.timestamptz,
    recorded_at: c.timestamptz,
    source: c.text,
    changed_by: c.nullable(c.text),
  },
  { key: ['street_code', 'id'], place: { street: 'street_code' } },
);
