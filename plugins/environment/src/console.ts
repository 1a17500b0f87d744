import { Grid, LegalEntity } from '@gridweave/core';
import { catalogueTexts, defineLayer, definePanel } from '@gridweave/kit';
import { SensitiveReceptor } from './receptor/tables.ts';
import { PollutionSource } from './source/tables.ts';

/** What the console shows of the environment: a panel of polluters, one of grids, receptors on the map. */
export const environmentConsole = [
  definePanel(LegalEntity, {
    name: 'polluter',
    title: { zh: '污染源与排污许可', en: 'Pollution sources and permit' },
    fields: [
      'dischargePermitNumber',
      'dischargePermitExpired',
      'environmentalCredit',
      'fumeCleaningOverdue',
      'pollutionSources',
      'pollutionComplaints',
    ],
  }),
  definePanel(Grid, {
    name: 'environment',
    title: { zh: '环境监测', en: 'Monitoring of the environment' },
    fields: ['environmentReadings', 'monitoringPoints', 'pollutionComplaints'],
  }),
  defineLayer(SensitiveReceptor, {
    name: 'receptors',
    title: { zh: '环境敏感目标', en: 'Sensitive receptors' },
    at: { longitude: 'longitude', latitude: 'latitude' },
    label: 'name',
    colour: 'kind',
  }),
  defineLayer(PollutionSource, {
    name: 'sources',
    title: { zh: '污染源', en: 'Pollution sources' },
    label: 'name',
    colour: 'kind',
  }),
  ...catalogueTexts(LegalEntity, {
    fumeCleaningOverdue: {
      zh: '餐饮单位的油烟净化设施超过规定的清洗间隔(一般 60 天)未清洗',
      en: 'The fume purifier of a restaurant was not cleaned within its interval, 60 days as a rule',
    },
  }),
];
