import { query } from '@gridweave/kit';
import { SpecialPerson } from './tables.ts';

export const specialPersonQueries = [
  query.list(SpecialPerson, { name: 'specialPersons', title: { zh: '重点人员列表', en: 'People of special groups' } }),
  query.count(SpecialPerson, {
    name: 'specialPersonCounts',
    title: { zh: '重点人员数量', en: 'Counts of special groups' },
  }),
];
