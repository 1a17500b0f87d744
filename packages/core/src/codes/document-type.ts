import { defineCodes } from './define-codes.ts';

/** Document type 证件类型, GA/T 517. A residence permit for Hong Kong, Macao or Taiwan residents stands under 154 居住证. */
export const DocumentType = defineCodes({
  name: 'DocumentType',
  title: { zh: '证件类型', en: 'Document type' },
  source: 'GA/T 517',
  values: [
    { name: 'CITIZEN_ID', code: '111', zh: '居民身份证', en: 'citizen identity card' },
    { name: 'TEMPORARY_ID', code: '112', zh: '临时居民身份证', en: 'temporary identity card' },
    { name: 'HOUSEHOLD_BOOK', code: '113', zh: '户口簿', en: 'household register book' },
    {
      name: 'HMT_RESIDENCE_PERMIT',
      code: '154',
      zh: '港澳台居民居住证',
      en: 'residence permit for Hong Kong, Macao or Taiwan residents',
    },
    { name: 'PASSPORT', code: '414', zh: '普通护照', en: 'ordinary passport' },
    { name: 'HONG_KONG_PASSPORT', code: '420', zh: '香港特别行政区护照', en: 'Hong Kong SAR passport' },
    { name: 'MACAO_PASSPORT', code: '421', zh: '澳门特别行政区护照', en: 'Macao SAR passport' },
    {
      name: 'TAIWAN_PERMIT',
      code: '511',
      zh: '台湾居民来往大陆通行证',
      en: 'mainland travel permit for Taiwan residents',
    },
    { name: 'PERMIT_TO_HONG_KONG_MACAO', code: '513', zh: '往来港澳通行证', en: 'exit permit to Hong Kong and Macao' },
    {
      name: 'HONG_KONG_MACAO_PERMIT',
      code: '516',
      zh: '港澳居民来往内地通行证',
      en: 'mainland travel permit for Hong Kong and Macao residents',
    },
    {
      name: 'FOREIGN_PERMANENT_RESIDENCE',
      code: '553',
      zh: '外国人永久居留身份证',
      en: 'foreign permanent resident identity card',
    },
    { name: 'OTHER', code: '990', zh: '其他证件', en: 'other document' },
  ],
});
