import { query } from '@gridweave/kit';
import { CityPart } from './tables.ts';

export const cityPartQueries = [
  query.byKey(CityPart, {
    name: 'cityPart',
    title: { zh: '按编码查部件', en: 'A city part by its code' },
    keys: ['code'],
  }),
  query.list(CityPart, { name: 'cityParts', title: { zh: '部件列表', en: 'City parts' } }),
  query.count(CityPart, { name: 'cityPartCounts', title: { zh: '部件数量', en: 'Counts of city parts' } }),
];
