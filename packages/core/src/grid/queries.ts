import { query } from '@gridweave/kit';
import { Grid, GridWorker } from './tables.ts';

export const gridQueries = [
  query.byKey(Grid, { name: 'grid', title: { zh: '按编码查网格', en: 'A basic grid by its code' }, keys: ['code'] }),
  query.list(Grid, { name: 'grids', title: { zh: '网格列表', en: 'Basic grids' } }),
  query.byKey(GridWorker, {
    name: 'gridWorker',
    title: { zh: '按工号查网格员', en: 'A grid worker by number' },
    keys: ['number'],
  }),
  query.list(GridWorker, { name: 'gridWorkers', title: { zh: '网格员列表', en: 'Grid workers' } }),
];
