import { CalendarDate, Grid, House, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { FireFacilityState } from '../facility/codes.ts';
import { byCode, byNumber, byTime, internal, label } from '../labels.ts';
import { FireHydrant, HydrantDistance } from './tables.ts';

export const fireHydrantFields = defineFields(FireHydrant, (t) => ({
  number: t.column('number', {
    type: 'String',
    label: label('消火栓编号', 'Number', ...internal),
    operators: byNumber,
  }),
  longitude: t.column('longitude', { type: 'Float', label: label('经度', 'Longitude', ...internal) }),
  latitude: t.column('latitude', { type: 'Float', label: label('纬度', 'Latitude', ...internal) }),
  state: t.column('state', {
    type: FireFacilityState,
    label: label('消火栓状态', 'State', ...internal),
    operators: byCode,
  }),
  pressure: t.column('pressure', {
    type: 'Float',
    label: label('出水压力', 'Pressure', ...internal, [], { zh: 'MPa', en: 'MPa' }),
    operators: byTime,
  }),
  maintainer: t.column('maintainer', {
    type: 'String',
    label: label('管养单位', 'Who keeps it up', ...internal),
    operators: byCode,
  }),
  checkedOn: t.column('checked_on', {
    type: CalendarDate,
    label: label('最近检查日期', 'Last checked on', ...internal),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'fire', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'fire'),
  ...recordFields(t, 'fire'),
}));

export const hydrantDistanceFields = defineFields(HydrantDistance, (t) => ({
  distance: t.column('distance', {
    type: 'Float',
    label: label('直线距离', 'Distance', ...internal, [], { zh: '米', en: 'metres, as the crow flies' }),
    operators: byTime,
  }),
  hydrant: t.one(FireHydrant, {
    on: { street_code: 'street_code', hydrant_id: 'id' },
    label: label('消火栓', 'Hydrant', ...internal),
  }),
}));

/** The nearest hydrants of a house, and the hydrants of a basic grid. */
export const hydrantsOfPlaces = [
  defineFields(House, (t) => ({
    fireNearestHydrants: t.many(HydrantDistance, {
      on: { street_code: 'street_code', building_code: 'building_code' },
      order: [{ column: 'distance', direction: 'asc' }],
      label: label('最近消火栓', 'Nearest hydrants', ...internal, [], {
        zh: '同一街道 500 米内最近的五个',
        en: 'the five nearest of the street within 500 metres',
      }),
    }),
  })),
  defineFields(Grid, (t) => ({
    fireHydrants: t.many(FireHydrant, {
      on: { street_code: 'street_code', code: 'grid_code' },
      label: label('消火栓', 'Hydrants', ...internal),
    }),
  })),
];
