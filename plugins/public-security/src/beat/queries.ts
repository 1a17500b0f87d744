import { query } from '@gridweave/kit';
import { PoliceBeat } from './tables.ts';

export const policeBeatQueries = [
  query.byKey(PoliceBeat, {
    name: 'policeBeat',
    title: { zh: '按编码查警务区', en: 'A police beat by its code' },
    keys: ['code'],
  }),
  query.list(PoliceBeat, { name: 'policeBeats', title: { zh: '警务区列表', en: 'Police beats' } }),
];
