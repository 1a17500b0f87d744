import { defineCodes } from '@gridweave/core';

/** How a house was found to be used 房屋实际居住状态. */
export const HouseSurveyState = defineCodes({
  name: 'HouseSurveyState',
  title: { zh: '实际居住状态', en: 'How a house is lived in' },
  source: '人房核查口径 / checks of people and houses',
  values: [
    { name: 'SELF_OCCUPIED', code: '1', zh: '自住', en: 'lived in by its owner' },
    { name: 'LET', code: '2', zh: '出租', en: 'let' },
    { name: 'VACANT', code: '3', zh: '空置', en: 'vacant' },
    { name: 'REFURBISHING', code: '4', zh: '装修', en: 'being refurbished' },
    { name: 'SEALED', code: '5', zh: '封停', en: 'sealed' },
    { name: 'NOT_LIVED_IN', code: '6', zh: '非居住使用', en: 'not used as a dwelling' },
  ],
});
