import { query } from '@gridweave/kit';
import { ConsumerComplaint } from './tables.ts';

export const consumerComplaintQueries = [
  query.byKey(ConsumerComplaint, {
    name: 'consumerComplaint',
    title: { zh: '按编号查消费投诉', en: 'A consumer complaint by its number' },
    keys: ['number'],
  }),
  query.list(ConsumerComplaint, {
    name: 'consumerComplaints',
    title: { zh: '消费投诉列表', en: 'Consumer complaints' },
  }),
  query.count(ConsumerComplaint, {
    name: 'consumerComplaintCounts',
    title: { zh: '消费投诉数量', en: 'Counts of consumer complaints' },
  }),
];
