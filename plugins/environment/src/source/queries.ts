import { query } from '@gridweave/kit';
import { PollutionSource } from './tables.ts';

export const pollutionSourceQueries = [
  query.byKey(PollutionSource, {
    name: 'pollutionSource',
    title: { zh: '按排放口编号查污染源', en: 'A pollution source by the number of its outlet' },
    keys: ['outletNumber'],
  }),
  query.list(PollutionSource, { name: 'pollutionSources', title: { zh: '污染源列表', en: 'Pollution sources' } }),
  query.count(PollutionSource, {
    name: 'pollutionSourceCounts',
    title: { zh: '污染源数量', en: 'Counts of pollution sources' },
  }),
];
