import { defineEventCategory } from '@gridweave/kit';

const squad = { zh: '街道综合行政执法队', en: 'Enforcement squad of the street' };
const ordinary = { zh: '一般', en: 'ordinary' };

/** 共享单车乱停放: bicycles that block a pavement. */
export const strayBicycles = defineEventCategory({
  code: '04081',
  title: { zh: '共享单车乱停放', en: 'Shared bicycles in the way' },
  handledBy: { zh: '共享单车运维单位', en: 'Operator of shared bicycles' },
  limits: [
    { situation: ordinary, amount: 4, unit: 'working-hours' },
    {
      situation: { zh: '堵塞盲道或消防通道', en: 'blocks tactile paving or a fire lane' },
      amount: 1,
      unit: 'urgent-hours',
    },
  ],
});

/** 门前三包不落实: a shop front that is not kept. */
export const shopFrontNotKept = defineEventCategory({
  code: '04082',
  title: { zh: '门前三包不落实', en: 'Shop front not kept' },
  handledBy: squad,
  limits: [{ situation: ordinary, amount: 2, unit: 'working-days' }],
});

/** 部件破损: a city part that is broken. */
export const brokenCityPart = defineEventCategory({
  code: '01081',
  title: { zh: '部件破损', en: 'Broken city part' },
  handledBy: { zh: '市政养护单位', en: 'Maintenance contractor' },
  limits: [
    { situation: ordinary, amount: 5, unit: 'working-days' },
    { situation: { zh: '危及安全', en: 'endangers people' }, amount: 3, unit: 'urgent-hours' },
  ],
});
