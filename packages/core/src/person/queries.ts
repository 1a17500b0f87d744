import { query } from '@gridweave/kit';
import { identityDocuments, Person } from './tables.ts';

export const personQueries = [
  query.byKey(Person, {
    name: 'person',
    title: { zh: '按证件号码查人', en: 'A person by the number of a document' },
    keys: ['documentNumber'],
    keyTables: {
      documentNumber: {
        table: identityDocuments,
        column: 'number',
        to: { street_code: 'street_code', person_id: 'id' },
      },
    },
  }),
  query.list(Person, { name: 'persons', title: { zh: '人口列表', en: 'People' } }),
  query.count(Person, { name: 'personCounts', title: { zh: '人口数量', en: 'Counts of people' } }),
];
