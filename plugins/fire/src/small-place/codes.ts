import { defineCodes } from '@gridweave/core';

/** Nine kinds of small places 九小场所; lists of other cities differ. */
export const SmallPlaceKind = defineCodes({
  name: 'SmallPlaceKind',
  title: { zh: '九小场所类别', en: 'Kind of small place' },
  source: '消防安全九小场所(各地口径不一) / nine small places of fire safety, as counted locally',
  values: [
    { name: 'SCHOOL', code: '1', zh: '小学校、幼儿园', en: 'small school or kindergarten' },
    { name: 'CLINIC', code: '2', zh: '小医院、诊所', en: 'small hospital or clinic' },
    { name: 'SHOP', code: '3', zh: '小商店', en: 'small shop' },
    { name: 'RESTAURANT', code: '4', zh: '小餐饮场所', en: 'small restaurant' },
    { name: 'INN', code: '5', zh: '小旅馆', en: 'small inn' },
    { name: 'ENTERTAINMENT', code: '6', zh: '小歌舞娱乐场所', en: 'small place of singing and dancing' },
    { name: 'INTERNET_CAFE', code: '7', zh: '小网吧', en: 'small internet café' },
    { name: 'BEAUTY_BATH', code: '8', zh: '小美容洗浴场所', en: 'small beauty parlour or bath' },
    { name: 'WORKSHOP', code: '9', zh: '小生产加工企业', en: 'small workshop' },
  ],
});
