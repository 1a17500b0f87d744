import { defineCodes } from '../codes/define-codes.ts';

/** Why an alias of a division exists. */
export const AliasKind = defineCodes({
  name: 'DivisionAliasKind',
  title: { zh: '区划别名类别', en: 'Kind of division alias' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'DISTRICT', code: 'district', zh: '现属另一行政区', en: 'the street is now in another district' },
    { name: 'ZONE', code: 'zone', zh: '以功能区代替行政区', en: 'a functional zone stands for the district' },
    { name: 'SPLIT', code: 'split', zh: '街道已分设', en: 'the street was divided' },
  ],
});
