import { defineCodes } from '@gridweave/core';

/** Kind of pollution complained about 环境投诉类型. */
export const PollutionComplaintKind = defineCodes({
  name: 'PollutionComplaintKind',
  title: { zh: '环境投诉类型', en: 'Kind of pollution complaint' },
  source: '全国生态环境投诉举报平台 12369 / national platform 12369',
  values: [
    { name: 'NOISE', code: '1', zh: '噪声', en: 'noise' },
    { name: 'COOKING_FUMES', code: '2', zh: '餐饮油烟', en: 'cooking fumes' },
    { name: 'WASTE_GAS', code: '3', zh: '废气、异味', en: 'waste gas and odours' },
    { name: 'WASTE_WATER', code: '4', zh: '废水', en: 'waste water' },
    { name: 'DUST', code: '5', zh: '扬尘', en: 'dust' },
    { name: 'SOLID_WASTE', code: '6', zh: '固体废物', en: 'solid waste' },
    { name: 'OTHER', code: '9', zh: '其他', en: 'other' },
  ],
});

/** State of a pollution complaint 环境投诉状态. */
export const PollutionComplaintState = defineCodes({
  name: 'PollutionComplaintState',
  title: { zh: '环境投诉状态', en: 'State of a pollution complaint' },
  source: '环境信访办理流程 / handling of environmental complaints',
  values: [
    { name: 'RECEIVED', code: '1', zh: '待受理', en: 'received' },
    { name: 'IN_HAND', code: '2', zh: '办理中', en: 'in hand' },
    { name: 'CONFIRMED', code: '3', zh: '办结(属实)', en: 'closed, confirmed' },
    { name: 'UNCONFIRMED', code: '4', zh: '办结(不属实)', en: 'closed, not confirmed' },
  ],
});
