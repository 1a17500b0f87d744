import { defineCodes } from './define-codes.ts';

/** Kind of left-behind person 留守类别, 网格办口径 / grid office. */
export const LeftBehindKind = defineCodes({
  name: 'LeftBehindKind',
  title: { zh: '留守类别', en: 'Kind of left-behind person' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'CHILD', code: '1', zh: '留守儿童', en: 'left-behind child' },
    { name: 'WOMAN', code: '2', zh: '留守妇女', en: 'left-behind woman' },
    { name: 'ELDERLY', code: '3', zh: '留守老人', en: 'left-behind elderly person' },
    { name: 'OTHER', code: '9', zh: '其他', en: 'other' },
  ],
});
