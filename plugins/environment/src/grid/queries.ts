import { query } from '@gridweave/kit';
import { EnvironmentGrid } from './tables.ts';

export const environmentGridQueries = [
  query.byKey(EnvironmentGrid, {
    name: 'environmentGrid',
    title: { zh: '按编码查环保网格', en: 'An environment grid by its code' },
    keys: ['code'],
  }),
  query.list(EnvironmentGrid, { name: 'environmentGrids', title: { zh: '环保网格列表', en: 'Environment grids' } }),
];
