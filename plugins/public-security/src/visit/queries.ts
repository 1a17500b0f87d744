import { query } from '@gridweave/kit';
import { RentalVisit, RentalVisitInterval } from './tables.ts';

export const rentalVisitQueries = [
  query.list(RentalVisit, { name: 'rentalVisits', title: { zh: '出租屋走访列表', en: 'Visits to rental houses' } }),
  query.list(RentalVisitInterval, {
    name: 'rentalVisitIntervals',
    title: { zh: '出租屋走访频次', en: 'Intervals of rental visits' },
  }),
];
