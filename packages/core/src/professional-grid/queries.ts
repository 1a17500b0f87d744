import { query } from '@gridweave/kit';
import { ProfessionalGrid, ProfessionalGridKind } from './tables.ts';

export const professionalGridQueries = [
  query.byKey(ProfessionalGrid, {
    name: 'professionalGrid',
    title: { zh: '按编码查专业网格', en: 'A professional grid by its code' },
    keys: ['code'],
  }),
  query.list(ProfessionalGrid, {
    name: 'professionalGrids',
    title: { zh: '专业网格列表', en: 'Professional grids' },
  }),
  query.count(ProfessionalGrid, {
    name: 'professionalGridCounts',
    title: { zh: '专业网格数量', en: 'Counts of professional grids' },
  }),
  query.list(ProfessionalGridKind, {
    name: 'professionalGridKinds',
    title: { zh: '专业网格种类列表', en: 'Kinds of professional grids' },
  }),
];
