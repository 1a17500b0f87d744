import { c, defineTable, defineType } from '@gridweave/kit';
import { inGrid, placeIfKnown, streetKey } from '../place/columns.ts';
import { PlaceBound } from '../place/place-bound.ts';
import { recordColumns } from '../record/columns.ts';

/** Actual legal entities 实有法人, where they really are. */
export const legalEntities = defineTable(
  'core',
  'legal_entity',
  {
    ...streetKey,
    ...placeIfKnown,
    house_id: c.nullable(c.int8),
    credit_code: c.nullable(c.text),
    credit_code_historic: c.bool,
    registration_number: c.nullable(c.text),
    name: c.text,
    kind: c.text,
    registration_type: c.nullable(c.text),
    legal_representative: c.nullable(c.text),
    legal_representative_phone: c.nullable(c.text),
    registered_capital: c.nullable(c.numeric),
    capital_currency: c.nullable(c.text),
    industry_section: c.nullable(c.text),
    industry_code: c.nullable(c.text),
    business_scope: c.nullable(c.text),
    status: c.text,
    established_on: c.nullable(c.date),
    licence_expires_on: c.nullable(c.date),
    registration_authority: c.nullable(c.text),
    registered_address: c.nullable(c.text),
    actual_address: c.nullable(c.text),
    employees: c.nullable(c.int4),
    contact_name: c.nullable(c.text),
    contact_phone: c.nullable(c.text),
    verified_on: c.nullable(c.date),
    ended_on: c.nullable(c.date),
    end_reason: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const LegalEntity = defineType(legalEntities, {
  name: 'LegalEntity',
  title: { zh: '法人', en: 'Legal entity' },
  interfaces: [PlaceBound],
});
