import { defineProfessionalGrid } from '@gridweave/kit';

/** Environment grids 环保网格: the area of one environment inspector 环保巡查员, drawn where there is something to inspect. */
export const environmentGrid = defineProfessionalGrid({
  code: 'environment',
  title: { zh: '环保网格', en: 'Environment grid' },
  objectCode: '369000',
  owner: { zh: '生态环境局', en: 'Ecology and environment' },
  shape: 'polygons',
  coverage: 'partial',
  overlap: 'allowed',
});
