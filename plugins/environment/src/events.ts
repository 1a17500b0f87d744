import { defineEventCategory } from '@gridweave/kit';

const bureau = { zh: '生态环境局管理局', en: 'Ecology and environment bureau of the district' } as const;
const urgent = (zh: string, en: string, hours: number) =>
  ({ situation: { zh, en }, amount: hours, unit: 'urgent-hours' }) as const;
const inDays = (zh: string, en: string, days: number) =>
  ({ situation: { zh, en }, amount: days, unit: 'working-days' }) as const;

/** Categories of events that the environment department handles beyond those of the core; minor codes 150 to 159 are its own. */
export const environmentEventCategories = [
  defineEventCategory({
    code: '01150',
    title: { zh: '餐饮未装油烟净化设施', en: 'Restaurant without a fume purifier' },
    handledBy: bureau,
    limits: [inDays('一般', 'ordinary', 7)],
  }),
  defineEventCategory({
    code: '01151',
    title: { zh: '工业废气、异味', en: 'Industrial waste gas and odours' },
    handledBy: bureau,
    limits: [urgent('一般', 'ordinary', 24), urgent('学校、医院附近', 'near schools and hospitals', 8)],
  }),
  defineEventCategory({
    code: '01152',
    title: { zh: '雨水管网混排污水', en: 'Waste water in rain-water pipes' },
    handledBy: bureau,
    limits: [inDays('一般', 'ordinary', 5), urgent('入河', 'into a river', 24)],
  }),
  defineEventCategory({
    code: '03150',
    title: { zh: '夜间施工噪声超标', en: 'Loud construction at night' },
    handledBy: bureau,
    limits: [urgent('一般', 'ordinary', 4), urgent('中高考期间', 'during the entrance examinations', 1)],
  }),
  defineEventCategory({
    code: '05150',
    title: { zh: '突发环境污染', en: 'Sudden pollution' },
    handledBy: bureau,
    limits: [urgent('一般', 'ordinary', 2), urgent('危险化学品泄漏', 'dangerous chemicals leak', 1)],
  }),
];
