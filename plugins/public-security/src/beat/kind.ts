import { defineProfessionalGrid } from '@gridweave/kit';

/** Police beats 警务区: the area of one community police officer, drawn by the police itself. */
export const policeBeat = defineProfessionalGrid({
  code: 'police',
  title: { zh: '警务区', en: 'Police beat' },
  objectCode: '110000',
  owner: { zh: '公安局', en: 'Public security' },
  shape: 'polygons',
  coverage: 'complete',
  overlap: 'none',
});
