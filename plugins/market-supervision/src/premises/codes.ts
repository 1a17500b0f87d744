import { defineCodes } from '@gridweave/core';

/** How a business stands with its licence 证照情况, as an officer sorts them. */
export const LicenceStanding = defineCodes({
  name: 'LicenceStanding',
  title: { zh: '证照情况', en: 'Standing of the licence' },
  source: '《无证无照经营查处办法》《市场主体登记管理条例》 / Measures on Unlicensed Business',
  values: [
    { name: 'LICENSED', code: '1', zh: '证照齐全', en: 'licensed' },
    { name: 'EXPIRED', code: '2', zh: '证照过期', en: 'licence expired' },
    { name: 'ELSEWHERE', code: '3', zh: '异地经营', en: 'trades elsewhere than licensed' },
    { name: 'UNLICENSED', code: '4', zh: '无照经营', en: 'unlicensed' },
  ],
});
