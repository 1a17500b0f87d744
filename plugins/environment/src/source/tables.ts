import { inGrid, PlaceBound, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Pollution sources 污染源: what a legal entity discharges, by outlet. */
export const pollutionSources = defineTable(
  'environment',
  'pollution_source',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    outlet_number: c.text,
    name: c.text,
    kind: c.text,
    level: c.text,
    permit_number: c.nullable(c.text),
    pollutants: c.textArray,
    treatment: c.nullable(c.text),
    longitude: c.nullable(c.float8),
    latitude: c.nullable(c.float8),
    inspected_on: c.nullable(c.date),
    started_on: c.nullable(c.date),
    ended_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** The discharge permit and the credit of a legal entity: one row for each that has sources. */
export const dischargePermits = defineTable(
  'environment',
  'discharge_permit',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    number: c.nullable(c.text),
    management: c.nullable(c.text),
    issued_on: c.nullable(c.date),
    expires_on: c.nullable(c.date),
    credit: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const PollutionSource = defineType(pollutionSources, {
  name: 'PollutionSource',
  title: { zh: '污染源', en: 'Pollution source' },
  interfaces: [PlaceBound],
});
