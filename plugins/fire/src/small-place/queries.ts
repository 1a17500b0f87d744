import { query } from '@gridweave/kit';
import { SmallPlace } from './tables.ts';

export const smallPlaceQueries = [
  query.list(SmallPlace, { name: 'smallPlaces', title: { zh: '九小场所列表', en: 'Small places' } }),
  query.count(SmallPlace, { name: 'smallPlaceCounts', title: { zh: '九小场所数量', en: 'Counts of small places' } }),
];
