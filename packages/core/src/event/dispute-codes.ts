import { defineCodes } from '../codes/define-codes.ts';

/** Kind of dispute 纠纷类型, after the case types of people's mediation. */
export const DisputeKind = defineCodes({
  name: 'DisputeKind',
  title: { zh: '纠纷类型', en: 'Kind of dispute' },
  source: "人民调解案件类型 / case types of people's mediation",
  values: [
    { name: 'FAMILY', code: '01', zh: '婚姻家庭纠纷', en: 'marriage and family' },
    { name: 'NEIGHBOURS', code: '02', zh: '邻里纠纷', en: 'neighbours' },
    { name: 'HOUSING', code: '03', zh: '房屋宅基地纠纷', en: 'houses and homesteads' },
    { name: 'CONTRACT', code: '04', zh: '合同纠纷', en: 'contracts' },
    { name: 'PRODUCTION', code: '05', zh: '生产经营纠纷', en: 'production and business' },
    { name: 'DAMAGES', code: '06', zh: '损害赔偿纠纷', en: 'damages' },
    { name: 'LAND', code: '07', zh: '山林土地纠纷', en: 'woods and land' },
    { name: 'DEMOLITION', code: '08', zh: '征地拆迁纠纷', en: 'expropriation and demolition' },
    { name: 'ENVIRONMENT', code: '09', zh: '环境污染纠纷', en: 'pollution' },
    { name: 'UNPAID_WAGES', code: '10', zh: '拖欠农民工工资纠纷', en: 'unpaid wages' },
    { name: 'LABOUR', code: '11', zh: '其他劳动争议', en: 'other labour disputes' },
    { name: 'CONSUMER', code: '12', zh: '消费纠纷', en: 'consumers' },
    { name: 'MEDICAL', code: '13', zh: '医疗纠纷', en: 'medical treatment' },
    { name: 'TRAFFIC', code: '14', zh: '道路交通事故纠纷', en: 'road accidents' },
    { name: 'PROPERTY_MANAGEMENT', code: '15', zh: '物业纠纷', en: 'property management' },
    { name: 'RENT', code: '16', zh: '租赁纠纷', en: 'rents' },
    { name: 'OTHER', code: '99', zh: '其他纠纷', en: 'other' },
  ],
});

/** Scale of a dispute 纠纷规模. */
export const DisputeScale = defineCodes({
  name: 'DisputeScale',
  title: { zh: '纠纷规模', en: 'Scale of a dispute' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'SMALL', code: '1', zh: '个体(少于 5 人)', en: 'individual (fewer than 5 people)' },
    { name: 'GROUP', code: '2', zh: '群体(5 至 29 人)', en: 'group (5 to 29 people)' },
    { name: 'LARGE', code: '3', zh: '较大群体(30 至 99 人)', en: 'large group (30 to 99 people)' },
    { name: 'MASS', code: '4', zh: '重大群体(100 人以上)', en: 'mass (100 people or more)' },
  ],
});
