import { query } from '@gridweave/kit';
import { PollutionComplaint } from './tables.ts';

export const pollutionComplaintQueries = [
  query.byKey(PollutionComplaint, {
    name: 'pollutionComplaint',
    title: { zh: '按编号查环境投诉', en: 'A pollution complaint by its number' },
    keys: ['number'],
  }),
  query.list(PollutionComplaint, {
    name: 'pollutionComplaints',
    title: { zh: '环境投诉列表', en: 'Pollution complaints' },
  }),
  query.count(PollutionComplaint, {
    name: 'pollutionComplaintCounts',
    title: { zh: '环境投诉数量', en: 'Counts of pollution complaints' },
  }),
];
