import { defineFields, labelsFrom } from '@gridweave/kit';
import { House } from '../house/tables.ts';
import { IdentityDocument, Occupancy, Person } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const personal = ['conditional', 'personal'] as const;
const ofPerson = { street_code: 'street_code', id: 'person_id' } as const;

/** Where a person lives and lived, and the documents of a person. */
export const personRelations = defineFields(Person, (t) => ({
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('现住房屋', 'House', ...personal),
  }),
  occupancies: t.many(Occupancy, {
    on: ofPerson,
    label: label('居住记录', 'Occupancies', 'conditional', 'sensitive', [], {
      zh: '在本街道的居住,含历史;属行踪信息',
      en: 'in this street, former ones as well; tracks of a person',
    }),
  }),
  documents: t.many(IdentityDocument, {
    on: ofPerson,
    label: labelsFrom('public-security', 'day')('身份证件', 'Identity documents', 'conditional', 'sensitive'),
  }),
}));
