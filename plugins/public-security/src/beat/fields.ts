import {
  CalendarDate,
  Division,
  DivisionCode,
  Event,
  Grid,
  House,
  LegalEntity,
  Person,
  placeFields,
  ProfessionalGridCode,
  recordFields,
  sourceField,
} from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { byCode, byMatch, byNumber, byTime, internal, label, open, personal, phoneMasks } from '../labels.ts';
import { RentalFile } from '../rental/tables.ts';
import { gridsOfBeat, onGridsOfBeat } from './docked.ts';
import { PoliceBeat, PoliceBeatDocking } from './tables.ts';

export const policeBeatFields = defineFields(PoliceBeat, (t) => ({
  code: t.column('code', {
    type: ProfessionalGridCode,
    label: label('警务区编码', 'Code', ...open),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('警务区名称', 'Name', ...open),
    operators: ['match', 'search', 'order'],
  }),
  station: t.column('station', {
    type: 'String',
    label: label('所属派出所', 'Police station', ...open),
    operators: byCode,
  }),
  dutyPhone: t.column('duty_phone', { type: 'String', label: label('值班电话', 'Duty phone', ...open) }),
  officerName: t.column('officer_name', {
    type: 'String',
    label: label('责任民警', 'Officer in charge', ...internal, [], {
      zh: '社区公示的责任民警',
      en: 'whose name is posted in the community',
    }),
    operators: byMatch,
  }),
  officerNumber: t.column('officer_number', {
    type: 'String',
    label: label('警号', "Officer's number", ...internal),
    operators: byMatch,
  }),
  officerPhone: t.column('officer_phone', {
    type: 'String',
    label: label('责任民警手机', "Officer's mobile phone", ...personal, phoneMasks),
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
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));

/** What a beat covers today, by the basic grids it is docked on. */
export const policeBeatRelations = defineFields(PoliceBeat, (t) => ({
  grids: t.many(Grid, { through: gridsOfBeat, label: label('对接的基础网格', 'Basic grids', ...open) }),
  dockings: t.many(PoliceBeatDocking, {
    on: { street_code: 'street_code', id: 'beat_id' },
    label: label('网格对接记录', 'Dockings', ...open, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  houses: t.many(House, {
    through: onGridsOfBeat,
    where: (house) => sql<SqlBool>`${house.deregistered_on} is null`,
    label: label('辖区房屋', 'Houses', ...internal),
  }),
  rentalFiles: t.many(RentalFile, {
    through: onGridsOfBeat,
    label: label('辖区出租屋档案', 'Rental files', ...internal),
  }),
  persons: t.many(Person, {
    through: onGridsOfBeat,
    where: (person) => sql<SqlBool>`${person.ended_on} is null`,
    label: label('辖区现住人口', 'People', ...personal),
  }),
  legalEntities: t.many(LegalEntity, {
    through: onGridsOfBeat,
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('辖区单位', 'Legal entities', ...internal),
  }),
  events: t.many(Event, { through: onGridsOfBeat, label: label('辖区事件', 'Events', ...internal) }),
}));

export const policeBeatDockingFields = defineFields(PoliceBeatDocking, (t) => ({
  beat: t.one(PoliceBeat, {
    on: { street_code: 'street_code', beat_id: 'id' },
    label: label('警务区', 'Police beat', ...open),
  }),
  whole: t.column('whole', {
    type: 'Boolean',
    label: label('整格对接', 'Whole grid', ...open, [], {
      zh: '否:该网格由两个警务区分管',
      en: 'false: two beats share the grid',
    }),
    operators: byCode,
  }),
  fromOn: t.column('from_on', { type: CalendarDate, label: label('起始日期', 'From', ...open), operators: byTime }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...open, [], { zh: '现行为空', en: 'null while in force' }),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'public-security', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));
