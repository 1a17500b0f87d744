import { query } from '@gridweave/kit';
import { BusinessLicence } from './tables.ts';

export const businessLicenceQueries = [
  query.byKey(BusinessLicence, {
    name: 'businessLicence',
    title: { zh: '按编号查证照', en: 'A licence by its number' },
    keys: ['number'],
  }),
  query.list(BusinessLicence, { name: 'businessLicences', title: { zh: '证照列表', en: 'Licences' } }),
  query.count(BusinessLicence, { name: 'businessLicenceCounts', title: { zh: '证照数量', en: 'Counts of licences' } }),
];
