import {
  CalendarDate,
  Division,
  DivisionCode,
  Event,
  Grid,
  LegalEntity,
  placeFields,
  ProfessionalGridCode,
  recordFields,
  sourceField,
} from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { PollutionComplaint } from '../complaint/tables.ts';
import {
  byCode,
  byMatch,
  byNumber,
  byTime,
  internal,
  label,
  nameMasks,
  open,
  personal,
  phoneMasks,
} from '../labels.ts';
import { MonitoringPoint } from '../monitoring/tables.ts';
import { PollutionSource } from '../source/tables.ts';
import { gridsOfEnvironmentGrid, onGridsOfEnvironmentGrid } from './docked.ts';
import { EnvironmentGrid, EnvironmentGridDocking } from './tables.ts';

export const environmentGridFields = defineFields(EnvironmentGrid, (t) => ({
  code: t.column('code', {
    type: ProfessionalGridCode,
    label: label('环保网格编码', 'Code', ...open),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('环保网格名称', 'Name', ...open),
    operators: ['match', 'search', 'order'],
  }),
  bureau: t.column('bureau', {
    type: 'String',
    label: label('生态环境管理局', 'Bureau of ecology and environment', ...open),
    operators: byCode,
  }),
  dutyPhone: t.column('duty_phone', { type: 'String', label: label('值班电话', 'Duty phone', ...open) }),
  chiefName: t.column('chief_name', {
    type: 'String',
    label: label('网格长', 'Chief of the grid', ...personal, nameMasks),
    operators: byMatch,
  }),
  inspectorName: t.column('inspector_name', {
    type: 'String',
    label: label('环保巡查员', 'Environment inspector', ...personal, nameMasks),
    operators: byMatch,
  }),
  inspectorPhone: t.column('inspector_phone', {
    type: 'String',
    label: label('巡查员电话', "Inspector's phone", ...personal, phoneMasks),
  }),
  validFrom: t.column('valid_from', {
    type: CalendarDate,
    label: label('启用日期', 'Valid from', ...open),
    operators: byTime,
  }),
  validTo: t.column('valid_to', {
    type: CalendarDate,
    label: label('停用日期', 'Valid to', ...open),
    operators: byTime,
  }),
  streetCode: t.column('street_code', {
    type: DivisionCode,
    label: label('街道代码', 'Street code', ...open),
    operators: byCode,
  }),
  communityCode: t.column('community_code', {
    type: DivisionCode,
    label: label('社区代码', 'Community code', ...open),
    operators: byCode,
  }),
  street: t.one(Division, { on: { street_code: 'code' }, label: label('所属街道', 'Street', ...open) }),
  community: t.one(Division, { on: { community_code: 'code' }, label: label('所属社区', 'Community', ...open) }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment'),
}));

/** What an environment grid covers today, by the basic grids it is docked on. */
export const environmentGridRelations = defineFields(EnvironmentGrid, (t) => ({
  grids: t.many(Grid, { through: gridsOfEnvironmentGrid, label: label('对接的基础网格', 'Basic grids', ...open) }),
  dockings: t.many(EnvironmentGridDocking, {
    on: { street_code: 'street_code', id: 'environment_grid_id' },
    label: label('网格对接记录', 'Dockings', ...open, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  legalEntities: t.many(LegalEntity, {
    through: onGridsOfEnvironmentGrid,
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('辖区单位', 'Legal entities', ...internal),
  }),
  pollutionSources: t.many(PollutionSource, {
    through: onGridsOfEnvironmentGrid,
    where: (source) => sql<SqlBool>`${source.ended_on} is null`,
    label: label('辖区污染源', 'Pollution sources', ...open),
  }),
  monitoringPoints: t.many(MonitoringPoint, {
    through: onGridsOfEnvironmentGrid,
    label: label('辖区监测点', 'Monitoring points', ...open),
  }),
  complaints: t.many(PollutionComplaint, {
    through: onGridsOfEnvironmentGrid,
    label: label('辖区环境投诉', 'Complaints', ...internal),
  }),
  events: t.many(Event, { through: onGridsOfEnvironmentGrid, label: label('辖区事件', 'Events', ...internal) }),
}));

export const environmentGridDockingFields = defineFields(EnvironmentGridDocking, (t) => ({
  environmentGrid: t.one(EnvironmentGrid, {
    on: { street_code: 'street_code', environment_grid_id: 'id' },
    label: label('环保网格', 'Environment grid', ...open),
  }),
  whole: t.column('whole', {
    type: 'Boolean',
    label: label('整格对接', 'Whole grid', ...open, [], {
      zh: '否:该网格由两个环保网格分管',
      en: 'false: two environment grids share the grid',
    }),
    operators: byCode,
  }),
  fromOn: t.column('from_on', { type: CalendarDate, label: label('起始日期', 'From', ...open), operators: byTime }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...open, [], { zh: '现行为空', en: 'null while in force' }),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'environment', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment'),
}));
