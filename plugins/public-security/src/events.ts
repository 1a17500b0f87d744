import { defineEventCategory } from '@gridweave/kit';

const station = { zh: '派出所', en: 'Police station' } as const;
const urgent = (zh: string, en: string, hours: number) =>
  ({ situation: { zh, en }, amount: hours, unit: 'urgent-hours' }) as const;
const inDays = (zh: string, en: string, days: number) =>
  ({ situation: { zh, en }, amount: days, unit: 'working-days' }) as const;

/** Categories of events that the police handles beyond those of the core; minor codes 120 and up are local. */
export const policeEventCategories = [
  defineEventCategory({
    code: '06120',
    title: { zh: '出租屋未申报', en: 'Residents of a rental house not declared' },
    handledBy: station,
    limits: [inDays('一般', 'ordinary', 5), urgent('境外人员', 'foreigners', 24)],
  }),
  defineEventCategory({
    code: '06121',
    title: { zh: '群租、超员居住', en: 'Over-occupied house' },
    handledBy: station,
    limits: [inDays('一般', 'ordinary', 5), inDays('隔断改造', 'partitioned', 3)],
  }),
  defineEventCategory({
    code: '06122',
    title: { zh: '禁止出租房屋出租', en: 'House let that may not be let' },
    handledBy: station,
    limits: [inDays('一般', 'ordinary', 3), urgent('有人居住', 'lived in', 24)],
  }),
  defineEventCategory({
    code: '06123',
    title: { zh: '电信网络诈骗线索', en: 'Clue to fraud by telephone or network' },
    handledBy: { zh: '公安分局反诈中心', en: 'Anti-fraud centre of the police district' },
    limits: [urgent('一般', 'ordinary', 8), urgent('正在转账', 'a transfer is under way', 1)],
  }),
  defineEventCategory({
    code: '04120',
    title: { zh: '黄赌线索', en: 'Clue to prostitution or gambling' },
    handledBy: station,
    limits: [urgent('一般', 'ordinary', 24)],
  }),
  defineEventCategory({
    code: '05120',
    title: { zh: '走失人员', en: 'Missing person' },
    handledBy: station,
    limits: [urgent('一般', 'ordinary', 4), urgent('儿童、老人', 'a child or an old person', 1)],
  }),
];
