import {
  CalendarDate,
  Division,
  DivisionCode,
  Event,
  Grid,
  House,
  LegalEntity,
  placeFields,
  ProfessionalGridCode,
  recordFields,
  sourceField,
} from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { FireHazard } from '../hazard/tables.ts';
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
import { gridsOfFireGrid, onGridsOfFireGrid } from './docked.ts';
import { FireGrid, FireGridDocking } from './tables.ts';

export const fireGridFields = defineFields(FireGrid, (t) => ({
  code: t.column('code', {
    type: ProfessionalGridCode,
    label: label('消防网格编码', 'Code', ...open),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('消防网格名称', 'Name', ...open),
    operators: ['match', 'search', 'order'],
  }),
  brigade: t.column('brigade', {
    type: 'String',
    label: label('消防救援大队', 'Fire and rescue brigade', ...open),
    operators: byCode,
  }),
  microStation: t.column('micro_station', {
    type: 'String',
    label: label('微型消防站', 'Micro fire station', ...open),
  }),
  microStationPhone: t.column('micro_station_phone', {
    type: 'String',
    label: label('微型消防站值守电话', "Micro fire station's duty phone", ...open),
  }),
  keeperName: t.column('keeper_name', {
    type: 'String',
    label: label('消防网格员', 'Fire-safety keeper', ...personal, nameMasks),
    operators: byMatch,
  }),
  keeperPhone: t.column('keeper_phone', {
    type: 'String',
    label: label('消防网格员电话', "Keeper's phone", ...personal, phoneMasks),
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
  ...sourceField(t, 'fire'),
  ...recordFields(t, 'fire'),
}));

/** What a fire grid covers today, by the basic grids it is docked on. */
export const fireGridRelations = defineFields(FireGrid, (t) => ({
  grids: t.many(Grid, { through: gridsOfFireGrid, label: label('对接的基础网格', 'Basic grids', ...open) }),
  dockings: t.many(FireGridDocking, {
    on: { street_code: 'street_code', id: 'fire_grid_id' },
    label: label('网格对接记录', 'Dockings', ...open, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  hazards: t.many(FireHazard, {
    through: onGridsOfFireGrid,
    label: label('辖区火灾隐患', 'Hazards', ...internal),
  }),
  houses: t.many(House, {
    through: onGridsOfFireGrid,
    where: (house) => sql<SqlBool>`${house.deregistered_on} is null`,
    label: label('辖区房屋', 'Houses', ...internal),
  }),
  legalEntities: t.many(LegalEntity, {
    through: onGridsOfFireGrid,
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('辖区单位', 'Legal entities', ...internal),
  }),
  events: t.many(Event, { through: onGridsOfFireGrid, label: label('辖区事件', 'Events', ...internal) }),
}));

export const fireGridDockingFields = defineFields(FireGridDocking, (t) => ({
  fireGrid: t.one(FireGrid, {
    on: { street_code: 'street_code', fire_grid_id: 'id' },
    label: label('消防网格', 'Fire grid', ...open),
  }),
  whole: t.column('whole', {
    type: 'Boolean',
    label: label('整格对接', 'Whole grid', ...open, [], {
      zh: '否:该网格由两个消防网格分管',
      en: 'false: two fire grids share the grid',
    }),
    operators: byCode,
  }),
  fromOn: t.column('from_on', { type: CalendarDate, label: label('起始日期', 'From', ...open), operators: byTime }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...open, [], { zh: '现行为空', en: 'null while in force' }),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'fire', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'fire'),
  ...recordFields(t, 'fire'),
}));
