import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Complaints about pollution 环境投诉, by place. */
export const pollutionComplaints = defineTable(
  'environment',
  'complaint',
  {
    ...streetKey,
    ...placeInGrid,
    number: c.text,
    kind: c.text,
    state: c.text,
    description: c.text,
    address: c.nullable(c.text),
    legal_entity_id: c.nullable(c.int8),
    received_at: c.timestamptz,
    closed_at: c.nullable(c.timestamptz),
    complainant_name: c.nullable(c.text),
    complainant_phone: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const PollutionComplaint = defineType(pollutionComplaints, {
  name: 'PollutionComplaint',
  title: { zh: '环境投诉', en: 'Pollution complaint' },
  order: [{ column: 'received_at', direction: 'desc' }],
  interfaces: [PlaceBound],
});
