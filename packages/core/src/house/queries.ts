import { query } from '@gridweave/kit';
import { House } from './tables.ts';

export const houseQueries = [
  query.byKey(House, { name: 'house', title: { zh: '按编码查房屋', en: 'A house by its code' }, keys: ['houseCode'] }),
  query.list(House, { name: 'houses', title: { zh: '房屋列表', en: 'Houses' } }),
  query.count(House, { name: 'houseCounts', title: { zh: '房屋数量', en: 'Counts of houses' } }),
];
