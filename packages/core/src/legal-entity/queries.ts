import { query } from '@gridweave/kit';
import { LegalEntity } from './tables.ts';

export const legalEntityQueries = [
  query.byKey(LegalEntity, {
    name: 'legalEntity',
    title: { zh: '按信用代码查法人', en: 'A legal entity by its credit code' },
    keys: ['creditCode'],
  }),
  query.list(LegalEntity, { name: 'legalEntities', title: { zh: '法人列表', en: 'Legal entities' } }),
  query.count(LegalEntity, {
    name: 'legalEntityCounts',
    title: { zh: '法人数量', en: 'Counts of legal entities' },
  }),
];
