import { defineEventCategory } from '@gridweave/kit';

const station = { zh: '市场监督管理所', en: 'Market supervision station' } as const;
const urgent = (zh: string, en: string, hours: number) =>
  ({ situation: { zh, en }, amount: hours, unit: 'urgent-hours' }) as const;
const inDays = (zh: string, en: string, days: number) =>
  ({ situation: { zh, en }, amount: days, unit: 'working-days' }) as const;

/** Categories of events that market supervision handles beyond those of the core; minor codes 140 to 149 are its own. */
export const marketEventCategories = [
  defineEventCategory({
    code: '04140',
    title: { zh: '超范围、异地经营', en: 'Trading beyond the licence or elsewhere' },
    handledBy: station,
    limits: [inDays('一般', 'ordinary', 5), inDays('涉及食品', 'food', 3)],
  }),
  defineEventCategory({
    code: '04141',
    title: { zh: '食品经营许可过期', en: 'Food permit expired' },
    handledBy: station,
    limits: [inDays('一般', 'ordinary', 3)],
  }),
  defineEventCategory({
    code: '05140',
    title: { zh: '电梯困人', en: 'People caught in an elevator' },
    handledBy: { zh: '电梯应急处置中心', en: 'Emergency centre for elevators' },
    limits: [urgent('一般', 'ordinary', 1)],
  }),
  defineEventCategory({
    code: '05141',
    title: { zh: '疑似食物中毒', en: 'Suspected food poisoning' },
    handledBy: station,
    limits: [urgent('一般', 'ordinary', 2), urgent('学校、托幼机构', 'schools and kindergartens', 1)],
  }),
  defineEventCategory({
    code: '06140',
    title: { zh: '特种设备超期未检', en: 'Special equipment not inspected in time' },
    handledBy: { zh: '市场监督管理局特种设备科', en: 'Section for special equipment' },
    limits: [inDays('一般', 'ordinary', 5), urgent('仍在使用', 'still in use', 24)],
  }),
];
