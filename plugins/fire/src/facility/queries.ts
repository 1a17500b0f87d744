import { query } from '@gridweave/kit';
import { FireFacility } from './tables.ts';

export const fireFacilityQueries = [
  query.list(FireFacility, { name: 'fireFacilities', title: { zh: '消防设施列表', en: 'Fire facilities' } }),
];
