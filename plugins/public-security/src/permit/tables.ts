import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Residence permits 居住证 of floating people: the latest of each. */
export const residencePermits = defineTable(
  'public_security',
  'residence_permit',
  {
    ...streetKey,
    ...placeInGrid,
    person_id: c.int8,
    acceptance_number: c.text,
    state: c.text,
    applied_on: c.date,
    issued_on: c.nullable(c.date),
    endorse_by: c.nullable(c.date),
    station: c.text,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const ResidencePermit = defineType(residencePermits, {
  name: 'ResidencePermit',
  title: { zh: '居住证', en: 'Residence permit' },
});
