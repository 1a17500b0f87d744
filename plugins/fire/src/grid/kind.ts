import { defineProfessionalGrid } from '@gridweave/kit';

/** Fire grids 消防网格: the area of one fire-safety keeper, whole basic grids. */
export const fireGrid = defineProfessionalGrid({
  code: 'fire',
  title: { zh: '消防网格', en: 'Fire grid' },
  objectCode: '119000',
  owner: { zh: '消防救援支队', en: 'Fire and rescue' },
  shape: 'basic-grids',
  coverage: 'complete',
  overlap: 'none',
});
