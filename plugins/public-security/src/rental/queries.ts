import { query } from '@gridweave/kit';
import { RentalFile } from './tables.ts';

export const rentalFileQueries = [
  query.byKey(RentalFile, {
    name: 'rentalFile',
    title: { zh: '按档案号查出租屋档案', en: 'A rental-house file by its number' },
    keys: ['fileNumber'],
  }),
  query.list(RentalFile, { name: 'rentalFiles', title: { zh: '出租屋档案列表', en: 'Rental-house files' } }),
  query.count(RentalFile, {
    name: 'rentalFileCounts',
    title: { zh: '出租屋档案数量', en: 'Counts of rental-house files' },
  }),
];
