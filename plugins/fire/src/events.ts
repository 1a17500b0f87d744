import { defineEventCategory } from '@gridweave/kit';

const brigade = { zh: '消防救援大队', en: 'Fire and rescue brigade' } as const;
const urgent = (zh: string, en: string, hours: number) =>
  ({ situation: { zh, en }, amount: hours, unit: 'urgent-hours' }) as const;
const inDays = (zh: string, en: string, days: number) =>
  ({ situation: { zh, en }, amount: days, unit: 'working-days' }) as const;

/** Categories of events that the fire service handles beyond those of the core; minor codes 110 and up are local. */
export const fireEventCategories = [
  defineEventCategory({
    code: '06110',
    title: { zh: '三合一场所', en: 'Three-in-one premises' },
    handledBy: brigade,
    limits: [inDays('一般', 'ordinary', 3), urgent('有人住宿', 'slept in', 24)],
  }),
  defineEventCategory({
    code: '06111',
    title: { zh: '消防车通道被占用', en: 'Way of fire engines occupied' },
    handledBy: brigade,
    limits: [urgent('一般', 'ordinary', 4)],
  }),
  defineEventCategory({
    code: '06112',
    title: { zh: '消防设施损坏', en: 'Fire facility damaged' },
    handledBy: { zh: '消防安全办', en: 'Office of fire safety' },
    limits: [inDays('一般', 'ordinary', 5), urgent('重点单位', 'key unit', 24)],
  }),
  defineEventCategory({
    code: '06113',
    title: { zh: '九小场所火灾隐患', en: 'Fire hazard of a small place' },
    handledBy: { zh: '消防安全办', en: 'Office of fire safety' },
    limits: [inDays('一般', 'ordinary', 7), inDays('重大', 'major', 3)],
  }),
  defineEventCategory({
    code: '05110',
    title: { zh: '消火栓损坏、漏水', en: 'Hydrant damaged or leaking' },
    handledBy: { zh: '供水企业', en: 'Water company' },
    limits: [urgent('漏水', 'leaking', 8), inDays('损坏', 'damaged', 3)],
  }),
  defineEventCategory({
    code: '05111',
    title: { zh: '火灾自动报警', en: 'Automatic fire alarm' },
    handledBy: brigade,
    limits: [urgent('一般', 'ordinary', 1)],
  }),
];
