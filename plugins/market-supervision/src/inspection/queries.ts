import { query } from '@gridweave/kit';
import { RandomInspection } from './tables.ts';

export const randomInspectionQueries = [
  query.list(RandomInspection, {
    name: 'randomInspections',
    title: { zh: '双随机抽查列表', en: 'Random inspections' },
  }),
  query.count(RandomInspection, {
    name: 'randomInspectionCounts',
    title: { zh: '双随机抽查数量', en: 'Counts of random inspections' },
  }),
];
