import { inGrid, PlaceBound, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Monitoring points 监测点 with the values of their last hour. */
export const monitoringPoints = defineTable(
  'environment',
  'monitoring_point',
  {
    ...streetKey,
    ...placeInGrid,
    code: c.text,
    name: c.text,
    kind: c.text,
    acoustic_area: c.nullable(c.text),
    pollution_source_id: c.nullable(c.int8),
    point: c.nullable(c.jsonb),
    observed_at: c.nullable(c.timestamptz),
    pm25: c.nullable(c.float8),
    pm10: c.nullable(c.float8),
    no2: c.nullable(c.float8),
    o3: c.nullable(c.float8),
    leq: c.nullable(c.float8),
    started_on: c.date,
    ended_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** Hourly values 小时均值 of a monitoring point. */
export const monitoringReadings = defineTable(
  'environment',
  'monitoring_reading',
  {
    ...streetKey,
    ...placeInGrid,
    monitoring_point_id: c.int8,
    indicator: c.text,
    hour: c.timestamptz,
    value: c.float8,
    limit_value: c.nullable(c.float8),
    valid: c.bool,
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const MonitoringPoint = defineType(monitoringPoints, {
  name: 'MonitoringPoint',
  title: { zh: '环境监测点', en: 'Monitoring point' },
  interfaces: [PlaceBound],
});

export const MonitoringReading = defineType(monitoringReadings, {
  name: 'MonitoringReading',
  title: { zh: '监测小时值', en: 'Hourly reading' },
  order: [{ column: 'hour', direction: 'desc' }],
});
