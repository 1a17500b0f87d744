import { CalendarDate, Grid, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { byCode, byNumber, byTime, conditional, internal, label, open } from '../labels.ts';
import { DischargePermitManagement, EnvironmentalCredit, PollutionSourceKind, PollutionSourceLevel } from './codes.ts';
import { today } from '../today.ts';
import { dischargePermits, PollutionSource } from './tables.ts';

export const pollutionSourceFields = defineFields(PollutionSource, (t) => ({
  outletNumber: t.column('outlet_number', {
    type: 'String',
    label: label('排放口编号', 'Number of the outlet', ...open),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('污染源名称', 'Name', ...open),
    operators: ['match', 'search', 'order'],
  }),
  kind: t.column('kind', { type: PollutionSourceKind, label: label('污染源类型', 'Kind', ...open), operators: byCode }),
  level: t.column('level', {
    type: PollutionSourceLevel,
    label: label('监管级别', 'Level of supervision', ...open),
    operators: byCode,
  }),
  permitNumber: t.column('permit_number', {
    type: 'String',
    label: label('排污许可证编号', 'Number of the discharge permit', ...open),
    operators: byNumber,
  }),
  pollutants: t.column('pollutants', { type: 'String', label: label('主要污染物', 'Main pollutants', ...open) }),
  treatment: t.column('treatment', { type: 'String', label: label('治理设施', 'Treatment', ...internal) }),
  inspectedOn: t.column('inspected_on', {
    type: CalendarDate,
    label: label('最近执法检查日期', 'Last inspected on', ...internal),
    operators: byTime,
  }),
  startedOn: t.column('started_on', {
    type: CalendarDate,
    label: label('投运日期', 'Started on', ...internal),
    operators: byTime,
  }),
  endedOn: t.column('ended_on', {
    type: CalendarDate,
    label: label('停用日期', 'Ended on', ...internal, [], { zh: '在用为空', en: 'null while in use' }),
    operators: byTime,
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('排污单位', 'Legal entity', ...open),
  }),
  ...placeFields(t, { source: 'environment', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment', 'public'),
}));

/** The discharge permit on the legal entity itself; permits are published, the rating is shared on request. */
export const permitFieldsOfEntity = defineFields(
  LegalEntity,
  { table: dischargePermits, on: { street_code: 'street_code', id: 'legal_entity_id' } },
  (t) => ({
    dischargePermitNumber: t.column('number', {
      type: 'String',
      label: label('排污许可证编号', 'Number of the discharge permit', ...open),
      operators: byNumber,
    }),
    dischargePermitManagement: t.column('management', {
      type: DischargePermitManagement,
      label: label('排污许可管理类别', 'Management of the discharge permit', ...open),
      operators: byCode,
    }),
    dischargePermitIssuedOn: t.column('issued_on', {
      type: CalendarDate,
      label: label('排污许可证发证日期', 'Discharge permit issued on', ...open),
      operators: byTime,
    }),
    dischargePermitExpiresOn: t.column('expires_on', {
      type: CalendarDate,
      label: label('排污许可证有效期至', 'Discharge permit expires on', ...open),
      operators: byTime,
    }),
    dischargePermitExpired: t.computed({
      type: 'Boolean',
      needs: ['expires_on'],
      sql: (row) => sql`(${row.expires_on} < ${today})`,
      label: label('排污许可证是否过期', 'Discharge permit expired', ...open, [], {
        zh: '无证为空',
        en: 'null without a permit',
      }),
      operators: byCode,
    }),
    environmentalCredit: t.column('credit', {
      type: EnvironmentalCredit,
      label: label('环保信用等级', 'Environmental credit rating', ...conditional),
      operators: byCode,
    }),
  }),
);

/** The sources of a legal entity and of a basic grid that are in use. */
export const pollutionSourcesOfPlaces = [
  defineFields(LegalEntity, (t) => ({
    pollutionSources: t.many(PollutionSource, {
      on: { street_code: 'street_code', id: 'legal_entity_id' },
      where: (source) => sql<SqlBool>`${source.ended_on} is null`,
      label: label('污染源', 'Pollution sources', ...open),
    }),
  })),
  defineFields(Grid, (t) => ({
    pollutionSources: t.many(PollutionSource, {
      on: { street_code: 'street_code', code: 'grid_code' },
      where: (source) => sql<SqlBool>`${source.ended_on} is null`,
      label: label('污染源', 'Pollution sources', ...open),
    }),
  })),
];
