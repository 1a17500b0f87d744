import { query } from '@gridweave/kit';
import { MarketGrid } from './tables.ts';

export const marketGridQueries = [
  query.byKey(MarketGrid, {
    name: 'marketGrid',
    title: { zh: '按编码查市监网格', en: 'A market grid by its code' },
    keys: ['code'],
  }),
  query.list(MarketGrid, { name: 'marketGrids', title: { zh: '市监网格列表', en: 'Market grids' } }),
];
