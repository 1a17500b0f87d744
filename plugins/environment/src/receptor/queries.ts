import { query } from '@gridweave/kit';
import { SensitiveReceptor } from './tables.ts';

export const receptorQueries = [
  query.list(SensitiveReceptor, {
    name: 'sensitiveReceptors',
    title: { zh: '环境敏感目标列表', en: 'Sensitive receptors' },
  }),
];
