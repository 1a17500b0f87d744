import { query } from '@gridweave/kit';
import { Event } from './tables.ts';

export const eventQueries = [
  query.byKey(Event, { name: 'event', title: { zh: '按编号查事件', en: 'An event by its number' }, keys: ['number'] }),
  query.list(Event, { name: 'events', title: { zh: '事件列表', en: 'Events' } }),
  query.count(Event, { name: 'eventCounts', title: { zh: '事件数量', en: 'Counts of events' } }),
];
