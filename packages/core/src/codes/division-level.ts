import { defineCodes } from './define-codes.ts';

/** Level of area 区划层级: a division of GB/T 2260 and GB/T 10114, or a basic grid below the community. */
export const DivisionLevel = defineCodes({
  name: 'DivisionLevel',
  title: { zh: '区划层级', en: 'Level of area' },
  source: 'GB/T 2260, GB/T 10114',
  values: [
    { name: 'PROVINCE', code: 'province', zh: '省', en: 'province' },
    { name: 'CITY', code: 'city', zh: '市', en: 'city' },
    { name: 'DISTRICT', code: 'district', zh: '区', en: 'district' },
    { name: 'STREET', code: 'street', zh: '街道', en: 'street' },
    { name: 'COMMUNITY', code: 'community', zh: '社区', en: 'community' },
    { name: 'GRID', code: 'grid', zh: '基础网格', en: 'basic grid' },
  ],
});
