import { query } from '@gridweave/kit';
import { FireHydrant } from './tables.ts';

export const fireHydrantQueries = [
  query.byKey(FireHydrant, {
    name: 'fireHydrant',
    title: { zh: '按编号查消火栓', en: 'A hydrant by its number' },
    keys: ['number'],
  }),
  query.list(FireHydrant, { name: 'fireHydrants', title: { zh: '消火栓列表', en: 'Hydrants' } }),
];
