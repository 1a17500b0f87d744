import { DivisionCode, Grid, House, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byTime, label, open } from '../labels.ts';
import { PollutionSource } from '../source/tables.ts';
import { ReceptorKind } from './codes.ts';
import { metresBetween } from './metres.ts';
import { ReceptorNearSource, SensitiveReceptor } from './tables.ts';

const placed = { source: 'environment', sharing: 'unconditional', sensitivity: 'public' } as const;
const degrees = { zh: '度,WGS 84 或 CGCS2000', en: 'degrees, WGS 84 or CGCS2000' };

export const sensitiveReceptorFields = defineFields(SensitiveReceptor, (t) => ({
  kind: t.column('kind', { type: ReceptorKind, label: label('类型', 'Kind', ...open), operators: byCode }),
  name: t.column('name', { type: 'String', label: label('名称', 'Name', ...open), operators: ['match', 'order'] }),
  people: t.column('people', { type: 'Int', label: label('人数', 'People', ...open), operators: byTime }),
  longitude: t.column('longitude', { type: 'Float', label: label('经度', 'Longitude', ...open, [], degrees) }),
  latitude: t.column('latitude', { type: 'Float', label: label('纬度', 'Latitude', ...open, [], degrees) }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('所在房屋', 'House', ...open),
  }),
  ...placeFields(t, placed),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment', 'public'),
}));

export const receptorNearSourceFields = defineFields(ReceptorNearSource, (t) => ({
  kind: t.column('kind', { type: ReceptorKind, label: label('类型', 'Kind', ...open), operators: byCode }),
  name: t.column('name', { type: 'String', label: label('名称', 'Name', ...open), operators: ['match', 'order'] }),
  receptorStreetCode: t.column('receptor_street_code', {
    type: DivisionCode,
    label: label('敏感目标街道代码', 'Street code of the receptor', ...open),
    operators: byCode,
  }),
  metres: t.computed({
    type: 'Float',
    needs: ['source_longitude', 'source_latitude', 'longitude', 'latitude'],
    sql: (row) => sql`round(${metresBetween(row)})::float8`,
    label: label('距离', 'Distance', ...open, [], { zh: '米,点到点', en: 'metres, from point to point' }),
    operators: byTime,
  }),
  pollutionSource: t.one(PollutionSource, {
    on: { street_code: 'street_code', pollution_source_id: 'id' },
    label: label('污染源', 'Pollution source', ...open),
  }),
  ...placeFields(t, placed),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment', 'public'),
}));

/** The receptors near a source and on a basic grid. */
export const receptorsOfPlaces = [
  defineFields(PollutionSource, (t) => ({
    sensitiveReceptors: t.many(ReceptorNearSource, {
      on: { street_code: 'street_code', id: 'pollution_source_id' },
      label: label('周边敏感目标', 'Sensitive receptors nearby', ...open, [], {
        zh: '1000 米以内',
        en: 'within 1,000 m',
      }),
    }),
  })),
  defineFields(Grid, (t) => ({
    sensitiveReceptors: t.many(SensitiveReceptor, {
      on: { street_code: 'street_code', code: 'grid_code' },
      label: label('环境敏感目标', 'Sensitive receptors', ...open),
    }),
  })),
];
