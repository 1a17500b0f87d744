import { defineProfessionalGrid } from '@gridweave/kit';

/** 城管责任网格: every basic grid belongs to one, with a leader and a roster. */
export const urbanManagementGrid = defineProfessionalGrid({
  code: 'urban-management',
  title: { zh: '城管责任网格', en: 'Urban-management grid' },
  objectCode: '030100',
  owner: { zh: '城市管理和综合执法局', en: 'Bureau of Urban Management and Law Enforcement' },
  shape: 'basic-grids',
  coverage: 'complete',
  overlap: 'none',
});
