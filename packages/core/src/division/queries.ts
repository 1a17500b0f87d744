import { query } from '@gridweave/kit';
import { Division, FunctionalZone } from './tables.ts';

export const divisionQueries = [
  query.byKey(Division, {
    name: 'division',
    title: { zh: '按代码查区划', en: 'A division by its code' },
    keys: ['code'],
  }),
  query.list(Division, { name: 'divisions', title: { zh: '区划列表', en: 'Divisions' } }),
  query.byKey(FunctionalZone, {
    name: 'functionalZone',
    title: { zh: '按代码查功能区', en: 'A functional zone by its code' },
    keys: ['code'],
  }),
  query.list(FunctionalZone, { name: 'functionalZones', title: { zh: '功能区列表', en: 'Functional zones' } }),
];
