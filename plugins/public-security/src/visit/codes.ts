import { defineCodes } from '@gridweave/core';

/** What a visit to a rental house found 走访结果. */
export const RentalVisitResult = defineCodes({
  name: 'RentalVisitResult',
  title: { zh: '走访结果', en: 'Result of a visit' },
  source: '公安机关租赁房屋治安管理 / police rental-house administration',
  values: [
    { name: 'IN_ORDER', code: '1', zh: '正常', en: 'in order' },
    { name: 'PEOPLE_CHANGED', code: '2', zh: '人员有变动', en: 'people changed' },
    { name: 'HAZARD_REPORTED', code: '3', zh: '发现隐患已上报', en: 'hazard found and reported' },
    { name: 'NOBODY_THERE', code: '4', zh: '无人应答', en: 'nobody there' },
    { name: 'NO_LONGER_LET', code: '5', zh: '已不出租', en: 'no longer let' },
  ],
});
