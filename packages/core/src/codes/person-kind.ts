import { defineCodes } from './define-codes.ts';

/** Kind of person 人口类别, 网格办口径 / grid office. */
export const PersonKind = defineCodes({
  name: 'PersonKind',
  title: { zh: '人口类别', en: 'Kind of person' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'REGISTERED', code: 'registered', zh: '户籍人口', en: 'registered (household registration here)' },
    { name: 'FLOATING', code: 'floating', zh: '流动人口', en: 'floating (registered elsewhere)' },
    { name: 'OVERSEAS', code: 'overseas', zh: '境外人员', en: 'overseas (Hong Kong, Macao, Taiwan, foreign)' },
    { name: 'LEFT_BEHIND', code: 'left-behind', zh: '留守人员', en: 'left-behind' },
  ],
});
