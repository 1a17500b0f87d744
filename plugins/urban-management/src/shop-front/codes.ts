import { defineCodes } from '@gridweave/core';

/** Result of a visit to a shop front 门前三包巡查结果: tidy, greenery and order before the door. */
export const ShopFrontResult = defineCodes({
  name: 'ShopFrontResult',
  title: { zh: '门前三包巡查结果', en: 'Result of a visit to a shop front' },
  source: '深圳经济特区市容和环境卫生管理条例 (classes are the office’s own)',
  values: [
    { name: 'KEPT', code: '1', zh: '落实', en: 'kept' },
    { name: 'WARNED', code: '2', zh: '教育告诫', en: 'warned' },
    { name: 'FINED', code: '3', zh: '立案处罚', en: 'fined' },
  ],
});
