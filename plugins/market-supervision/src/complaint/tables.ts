import { inGrid, PlaceBound, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Complaints of consumers 消费投诉 about a legal entity. */
export const consumerComplaints = defineTable(
  'market_supervision',
  'complaint',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.nullable(c.int8),
    number: c.text,
    category: c.text,
    state: c.text,
    description: c.text,
    amount: c.nullable(c.numeric),
    received_on: c.date,
    accept_by: c.date,
    accepted_on: c.nullable(c.date),
    due_on: c.date,
    ended_on: c.nullable(c.date),
    complainant_name: c.nullable(c.text),
    complainant_phone: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const ConsumerComplaint = defineType(consumerComplaints, {
  name: 'ConsumerComplaint',
  title: { zh: '消费投诉', en: 'Consumer complaint' },
  order: [{ column: 'received_on', direction: 'desc' }],
  interfaces: [PlaceBound],
});
