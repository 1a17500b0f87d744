import { defineCodes } from './define-codes.ts';

const source = '网格办口径 / grid office';

/** What the grids of a kind are made of. */
export const ProfessionalGridShape = defineCodes({
  name: 'ProfessionalGridShape',
  title: { zh: '专业网格构成', en: 'What professional grids are made of' },
  source,
  values: [
    { name: 'BASIC_GRIDS', code: 'basic-grids', zh: '由基础网格组成', en: 'whole basic grids' },
    { name: 'POLYGONS', code: 'polygons', zh: '自行划界', en: 'polygons of their own' },
  ],
});

/** Whether every basic grid has to be covered by a grid of a kind. */
export const ProfessionalGridCoverage = defineCodes({
  name: 'ProfessionalGridCoverage',
  title: { zh: '专业网格覆盖要求', en: 'What professional grids have to cover' },
  source,
  values: [
    { name: 'COMPLETE', code: 'complete', zh: '全覆盖', en: 'every basic grid' },
    { name: 'PARTIAL', code: 'partial', zh: '部分覆盖', en: 'some basic grids' },
  ],
});

/** Whether grids of a kind may lie on one another. */
export const ProfessionalGridOverlap = defineCodes({
  name: 'ProfessionalGridOverlap',
  title: { zh: '专业网格重叠', en: 'Overlap of professional grids' },
  source,
  values: [
    { name: 'NONE', code: 'none', zh: '不得重叠', en: 'none' },
    { name: 'ALLOWED', code: 'allowed', zh: '可以重叠', en: 'allowed' },
  ],
});
