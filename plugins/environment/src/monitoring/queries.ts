import { query } from '@gridweave/kit';
import { MonitoringPoint, MonitoringReading } from './tables.ts';

export const monitoringQueries = [
  query.byKey(MonitoringPoint, {
    name: 'monitoringPoint',
    title: { zh: '按编码查监测点', en: 'A monitoring point by its code' },
    keys: ['code'],
  }),
  query.list(MonitoringPoint, { name: 'monitoringPoints', title: { zh: '监测点列表', en: 'Monitoring points' } }),
  query.list(MonitoringReading, { name: 'monitoringReadings', title: { zh: '监测小时值列表', en: 'Hourly readings' } }),
  query.count(MonitoringReading, {
    name: 'monitoringReadingCounts',
    title: { zh: '监测小时值数量', en: 'Counts of hourly readings' },
  }),
];
