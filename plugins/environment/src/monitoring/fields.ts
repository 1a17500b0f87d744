import { CalendarDate, DateTime, Grid, House, placeFields, Point, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { byCode, byNumber, byTime, open } from '../labels.ts';
import { PollutionSource } from '../source/tables.ts';
import { AcousticArea, Indicator, MonitoringPointKind } from './codes.ts';
import { describeQuality } from './describe.ts';
import { hourly } from './labels.ts';
import { MonitoringPoint, MonitoringReading } from './tables.ts';

const micrograms = { zh: 'μg/m³,最近一小时', en: 'μg/m³, last hour' };

/** Environmental quality is made public: 环境保护法 article 54. */
export const monitoringPointFields = defineFields(MonitoringPoint, (t) => ({
  code: t.column('code', { type: 'String', label: hourly('点位编码', 'Code', ...open), operators: byNumber }),
  name: t.column('name', {
    type: 'String',
    label: hourly('点位名称', 'Name', ...open),
    operators: ['match', 'search', 'order'],
  }),
  kind: t.column('kind', { type: MonitoringPointKind, label: hourly('点位类型', 'Kind', ...open), operators: byCode }),
  acousticArea: t.column('acoustic_area', {
    type: AcousticArea,
    label: hourly('声环境功能区', 'Acoustic area', ...open),
    operators: byCode,
  }),
  point: t.column('point', { type: Point, label: hourly('坐标', 'Point', ...open) }),
  observedAt: t.column('observed_at', {
    type: DateTime,
    label: hourly('最近监测时间', 'Last observed at', ...open),
    operators: byTime,
  }),
  pm25: t.column('pm25', {
    type: 'Float',
    label: hourly('PM2.5', 'PM2.5', ...open, [], micrograms),
    operators: byTime,
  }),
  pm10: t.column('pm10', { type: 'Float', label: hourly('PM10', 'PM10', ...open, [], micrograms), operators: byTime }),
  no2: t.column('no2', {
    type: 'Float',
    label: hourly('二氧化氮', 'Nitrogen dioxide', ...open, [], micrograms),
    operators: byTime,
  }),
  o3: t.column('o3', { type: 'Float', label: hourly('臭氧', 'Ozone', ...open, [], micrograms), operators: byTime }),
  leq: t.column('leq', {
    type: 'Float',
    label: hourly('等效声级', 'Equivalent sound level', ...open, [], {
      zh: 'dB(A),最近一小时',
      en: 'dB(A), last hour',
    }),
    operators: byTime,
  }),
  quality: t.field({
    type: 'String',
    needs: ['observed_at', 'acoustic_area', 'pm25', 'pm10', 'no2', 'o3', 'leq'],
    resolve: (rows) => rows.map(describeQuality),
    label: hourly('环境质量说明', 'Quality in words', ...open, [], {
      zh: '空气质量指数按 HJ 633,噪声按 GB 3096',
      en: 'air quality index by HJ 633, noise by GB 3096',
    }),
  }),
  startedOn: t.column('started_on', {
    type: CalendarDate,
    label: hourly('启用日期', 'Started on', ...open),
    operators: byTime,
  }),
  endedOn: t.column('ended_on', {
    type: CalendarDate,
    label: hourly('停用日期', 'Ended on', ...open),
    operators: byTime,
  }),
  pollutionSource: t.one(PollutionSource, {
    on: { street_code: 'street_code', pollution_source_id: 'id' },
    label: hourly('所监测污染源', 'Monitored source', ...open),
  }),
  readings: t.many(MonitoringReading, {
    on: { street_code: 'street_code', id: 'monitoring_point_id' },
    label: hourly('小时值', 'Hourly readings', ...open),
  }),
  ...placeFields(t, { source: 'environment', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment', 'public'),
}));

export const monitoringReadingFields = defineFields(MonitoringReading, (t) => ({
  monitoringPoint: t.one(MonitoringPoint, {
    on: { street_code: 'street_code', monitoring_point_id: 'id' },
    label: hourly('监测点', 'Monitoring point', ...open),
  }),
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
  value: t.column('value', { type: 'Float', label: hourly('小时均值', 'Value', ...open), operators: byTime }),
  limitValue: t.column('limit_value', {
    type: 'Float',
    label: hourly('标准限值', 'Limit', ...open, [], { zh: '无限值为空', en: 'null without a limit' }),
  }),
  exceeded: t.computed({
    type: 'Boolean',
    needs: ['value', 'limit_value'],
    sql: (row) => sql`coalesce(${row.value} > ${row.limit_value}, false)`,
    label: hourly('是否超标', 'Limit exceeded', ...open),
    operators: byCode,
  }),
  valid: t.column('valid', {
    type: 'Boolean',
    label: hourly('数据是否有效', 'Valid', ...open, [], {
      zh: '校准、断电等时段无效',
      en: 'false while calibrated or without power',
    }),
    operators: byCode,
  }),
  ...placeFields(t, { source: 'environment', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment', 'public'),
}));

/** The points in a basic grid, and in the basic grid of a house. */
export const monitoringPointsOfPlaces = [
  defineFields(Grid, (t) => ({
    monitoringPoints: t.many(MonitoringPoint, {
      on: { street_code: 'street_code', code: 'grid_code' },
      where: (point) => sql<SqlBool>`${point.ended_on} is null`,
      label: hourly('监测点', 'Monitoring points', ...open),
    }),
  })),
  defineFields(House, (t) => ({
    monitoringPoints: t.many(MonitoringPoint, {
      on: { street_code: 'street_code', grid_code: 'grid_code' },
      where: (point) => sql<SqlBool>`${point.ended_on} is null`,
      label: hourly('所在网格的监测点', 'Monitoring points of its basic grid', ...open),
    }),
  })),
];
