import { query } from '@gridweave/kit';
import { FireGrid } from './tables.ts';

export const fireGridQueries = [
  query.byKey(FireGrid, {
    name: 'fireGrid',
    title: { zh: '按编码查消防网格', en: 'A fire grid by its code' },
    keys: ['code'],
  }),
  query.list(FireGrid, { name: 'fireGrids', title: { zh: '消防网格列表', en: 'Fire grids' } }),
];
