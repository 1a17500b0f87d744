import { c, defineTable, defineType } from '@gridweave/kit';
import { inGrid, placeInGrid, streetKey } from '../place/columns.ts';
import { PlaceBound } from '../place/place-bound.ts';
import { recordColumns } from '../record/columns.ts';

/** Actual people 实有人口, in the street of their current residence. */
export const persons = defineTable(
  'core',
  'person',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.nullable(c.int8),
    kind: c.text,
    document_type: c.text,
    document_number: c.text,
    name: c.text,
    former_name: c.nullable(c.text),
    sex: c.text,
    birth_date: c.nullable(c.date),
    ethnicity: c.nullable(c.text),
    native_place: c.nullable(c.text),
    marital_status: c.nullable(c.text),
    political_status: c.nullable(c.text),
    education: c.nullable(c.text),
    religion: c.nullable(c.text),
    occupation: c.nullable(c.text),
    workplace: c.nullable(c.text),
    phone: c.nullable(c.text),
    registered_division: c.nullable(c.text),
    registered_address: c.nullable(c.text),
    photo_ref: c.nullable(c.text),
    lives_as_registered: c.nullable(c.bool),
    household_number: c.nullable(c.text),
    household_head: c.nullable(c.text),
    relation_to_head: c.nullable(c.text),
    float_reason: c.nullable(c.text),
    permit_kind: c.nullable(c.text),
    permit_number: c.nullable(c.text),
    permit_registered_on: c.nullable(c.date),
    permit_expires_on: c.nullable(c.date),
    dwelling_kind: c.nullable(c.text),
    nationality: c.nullable(c.text),
    latin_name: c.nullable(c.text),
    stay_purpose: c.nullable(c.text),
    stay_until: c.nullable(c.date),
    left_behind_kind: c.nullable(c.text),
    family_member: c.nullable(c.text),
    family_member_phone: c.nullable(c.text),
    needs: c.nullable(c.text),
    help: c.nullable(c.text),
    moved_in_on: c.nullable(c.date),
    verified_on: c.nullable(c.date),
    ended_on: c.nullable(c.date),
    end_reason: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** The documents of a person, current and former. */
export const personDocuments = defineTable(
  'core',
  'person_document',
  {
    ...streetKey,
    ...placeInGrid,
    person_id: c.int8,
    type: c.text,
    number: c.text,
    primary_document: c.bool,
    issued_by: c.nullable(c.text),
    valid_from: c.nullable(c.date),
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** Whose document a number is, over the whole city: keyed and distributed by the document, never by place. */
export const identityDocuments = defineTable(
  'core',
  'identity_document',
  { number: c.text, type: c.text, street_code: c.text, person_id: c.int8 },
  { key: ['number', 'type'] },
);

/** Who lives in which house from when to when 以房管人. */
export const occupancies = defineTable(
  'core',
  'occupancy',
  {
    ...streetKey,
    ...placeInGrid,
    person_id: c.int8,
    house_id: c.int8,
    role: c.text,
    from_on: c.date,
    to_on: c.nullable(c.date),
    landlord_name: c.nullable(c.text),
    landlord_phone: c.nullable(c.text),
    declared_at: c.nullable(c.timestamptz),
    ended_declared_at: c.nullable(c.timestamptz),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const Person = defineType(persons, {
  name: 'Person',
  title: { zh: '人口', en: 'Person' },
  interfaces: [PlaceBound],
});

export const IdentityDocument = defineType(personDocuments, {
  name: 'IdentityDocument',
  title: { zh: '身份证件', en: 'Identity document' },
});

export const Occupancy = defineType(occupancies, {
  name: 'Occupancy',
  title: { zh: '居住关系', en: 'Occupancy' },
  order: [{ column: 'from_on', direction: 'desc' }],
});
