import { DateTime, Grid, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byTime, open } from '../labels.ts';
import { Indicator } from './codes.ts';
import { hourly } from './labels.ts';
import { GridReading } from './raw-tables.ts';

export const gridReadingFields = defineFields(GridReading, (t) => ({
  indicator: t.column('indicator', {
    type: Indicator,
    label: hourly('监测指标', 'Indicator', ...open),
    operators: byCode,
  }),
  hour: t.column('hour', {
    type: DateTime,
    label: hourly('小时', 'Hour', ...open, [], { zh: '该小时起始时刻', en: 'the beginning of the hour' }),
    operators: byTime,
  }),
  points: t.column('points', { type: 'Int', label: hourly('有效点位数', 'Points with a valid value', ...open) }),
  mean: t.column('mean', {
    type: 'Float',
    label: hourly('点位均值', 'Mean of the points', ...open),
    operators: byTime,
  }),
  highest: t.column('highest', {
    type: 'Float',
    label: hourly('点位最高值', 'Highest of the points', ...open),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'environment', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment', 'public'),
}));

export const readingsOfGrid = defineFields(Grid, (t) => ({
  environmentReadings: t.many(GridReading, {
    on: { street_code: 'street_code', code: 'grid_code' },
    label: hourly('环境监测小时值', 'Hourly environment readings', ...open),
  }),
}));
