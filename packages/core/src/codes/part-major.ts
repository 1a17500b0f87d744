import { defineCodes } from './define-codes.ts';

/** Major category of city parts 部件大类, GB/T 30428.2. */
export const PartMajor = defineCodes({
  name: 'PartMajor',
  title: { zh: '部件大类', en: 'Major category of city parts' },
  source: 'GB/T 30428.2',
  values: [
    { name: 'PUBLIC_UTILITY', code: '01', zh: '公用设施', en: 'public utilities' },
    { name: 'TRAFFIC', code: '02', zh: '交通设施', en: 'traffic facilities' },
    { name: 'CITY_APPEARANCE', code: '03', zh: '市容环境', en: 'city appearance and environment' },
    { name: 'GREENING', code: '04', zh: '园林绿化', en: 'parks and greening' },
    { name: 'OTHER', code: '05', zh: '其他部件', en: 'other parts' },
  ],
});
