import { defineCodes } from '@gridweave/core';

/** Category of a consumer complaint 消费投诉类别. */
export const ConsumerComplaintCategory = defineCodes({
  name: 'ConsumerComplaintCategory',
  title: { zh: '消费投诉类别', en: 'Category of a consumer complaint' },
  source: '全国 12315 平台 / national platform 12315',
  values: [
    { name: 'FOOD', code: '01', zh: '食品安全', en: 'food safety' },
    { name: 'QUALITY', code: '02', zh: '商品质量', en: 'quality of goods' },
    { name: 'PRICE', code: '03', zh: '价格', en: 'prices' },
    { name: 'PREPAID', code: '04', zh: '预付式消费', en: 'prepaid cards' },
    { name: 'ADVERTISING', code: '05', zh: '广告与宣传', en: 'advertising' },
    { name: 'AFTER_SALES', code: '06', zh: '售后服务', en: 'after-sales service' },
    { name: 'MEASURE', code: '07', zh: '计量', en: 'weights and measures' },
    { name: 'OTHER', code: '99', zh: '其他', en: 'other' },
  ],
});

/** State of a consumer complaint 消费投诉状态. */
export const ConsumerComplaintState = defineCodes({
  name: 'ConsumerComplaintState',
  title: { zh: '消费投诉状态', en: 'State of a consumer complaint' },
  source: '《市场监督管理投诉举报处理暂行办法》 / Interim Measures on Complaints and Reports',
  values: [
    { name: 'RECEIVED', code: '1', zh: '待受理', en: 'received' },
    { name: 'ACCEPTED', code: '2', zh: '已受理', en: 'accepted' },
    { name: 'SETTLED', code: '3', zh: '调解成功', en: 'settled by mediation' },
    { name: 'ENDED', code: '4', zh: '终止调解', en: 'mediation ended' },
    { name: 'REFUSED', code: '5', zh: '不予受理', en: 'not accepted' },
  ],
});
