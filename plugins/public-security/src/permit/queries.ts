import { query } from '@gridweave/kit';
import { ResidencePermit } from './tables.ts';

export const residencePermitQueries = [
  query.byKey(ResidencePermit, {
    name: 'residencePermit',
    title: { zh: '按受理号查居住证', en: 'A residence permit by its acceptance number' },
    keys: ['acceptanceNumber'],
  }),
  query.list(ResidencePermit, { name: 'residencePermits', title: { zh: '居住证列表', en: 'Residence permits' } }),
  query.count(ResidencePermit, {
    name: 'residencePermitCounts',
    title: { zh: '居住证数量', en: 'Counts of residence permits' },
  }),
];
