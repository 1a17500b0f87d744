import { query } from '@gridweave/kit';
import { DeclarationLimit, Subletting } from './tables.ts';

export const dutyQueries = [
  query.list(Subletting, { name: 'sublettings', title: { zh: '转租列表', en: 'Sub-lettings' } }),
  query.list(DeclarationLimit, {
    name: 'declarationLimits',
    title: { zh: '申报时限', en: 'Time limits of declarations' },
  }),
];
