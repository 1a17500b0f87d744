import { defineProfessionalGrid } from '@gridweave/kit';

/** Market grids 市监网格: the area of one supervisor 监管员, whole basic grids. */
export const marketGrid = defineProfessionalGrid({
  code: 'market',
  title: { zh: '市监网格', en: 'Market grid' },
  objectCode: '315000',
  owner: { zh: '市场监督管理局', en: 'Market supervision' },
  shape: 'basic-grids',
  coverage: 'complete',
  overlap: 'none',
});
