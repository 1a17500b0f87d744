import { query } from '@gridweave/kit';
import { ShopFront } from './tables.ts';

export const shopFrontQueries = [
  query.byKey(ShopFront, {
    name: 'shopFront',
    title: { zh: '按责任书编号查门前三包责任单位', en: 'A shop front by its number' },
    keys: ['number'],
  }),
  query.list(ShopFront, { name: 'shopFronts', title: { zh: '门前三包责任单位列表', en: 'Shop fronts' } }),
  query.count(ShopFront, {
    name: 'shopFrontCounts',
    title: { zh: '门前三包责任单位数量', en: 'Counts of shop fronts' },
  }),
];
