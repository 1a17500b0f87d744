import { inGrid, PlaceBound, placeIfKnown, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Licences and permits 证照 of legal entities, current and former. */
export const businessLicences = defineTable(
  'market_supervision',
  'licence',
  {
    ...streetKey,
    ...placeIfKnown,
    legal_entity_id: c.int8,
    kind: c.text,
    number: c.text,
    holder: c.text,
    state: c.text,
    issued_on: c.date,
    expires_on: c.nullable(c.date),
    issued_by: c.nullable(c.text),
    scope: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const BusinessLicence = defineType(businessLicences, {
  name: 'BusinessLicence',
  title: { zh: '证照', en: 'Licence' },
  order: [{ column: 'issued_on', direction: 'desc' }],
  interfaces: [PlaceBound],
});
