import { defineCodes } from './define-codes.ts';

/** How the time of a limit runs 时限单位. */
export const EventTimeLimitUnit = defineCodes({
  name: 'EventTimeLimitUnit',
  title: { zh: '时限单位', en: 'Unit of a time limit' },
  source: 'GB/T 30428.2 (adapted)',
  values: [
    { name: 'WORKING_HOURS', code: 'working-hours', zh: '工作小时', en: 'working hours' },
    { name: 'URGENT_HOURS', code: 'urgent-hours', zh: '紧急小时(昼夜连续)', en: 'urgent hours, round the clock' },
    { name: 'WORKING_DAYS', code: 'working-days', zh: '工作日', en: 'working days' },
  ],
});
