import { query } from '@gridweave/kit';
import { FireHazard } from './tables.ts';

export const fireHazardQueries = [
  query.byKey(FireHazard, {
    name: 'fireHazard',
    title: { zh: '按编号查火灾隐患', en: 'A fire hazard by its number' },
    keys: ['number'],
  }),
  query.list(FireHazard, { name: 'fireHazards', title: { zh: '火灾隐患列表', en: 'Fire hazards' } }),
  query.count(FireHazard, {
    name: 'fireHazardCounts',
    title: { zh: '火灾隐患数量', en: 'Counts of fire hazards' },
  }),
];
