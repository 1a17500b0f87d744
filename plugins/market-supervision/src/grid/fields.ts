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
import { ConsumerComplaint } from '../complaint/tables.ts';
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
import { BusinessLicence } from '../licence/tables.ts';
import { gridsOfMarketGrid, onGridsOfMarketGrid } from './docked.ts';
import { MarketGrid, MarketGridDocking } from './tables.ts';

export const marketGridFields = defineFields(MarketGrid, (t) => ({
  code: t.column('code', {
    type: ProfessionalGridCode,
    label: label('市监网格编码', 'Code', ...open),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('市监网格名称', 'Name', ...open),
    operators: ['match', 'search', 'order'],
  }),
  office: t.column('office', {
    type: 'String',
    label: label('市场监督管理所', 'Office', ...open),
    operators: byCode,
  }),
  officePhone: t.column('office_phone', { type: 'String', label: label('所值班电话', "Office's phone", ...open) }),
  supervisorName: t.column('supervisor_name', {
    type: 'String',
    label: label('片区监管员', 'Supervisor', ...personal, nameMasks),
    operators: byMatch,
  }),
  supervisorNumber: t.column('supervisor_number', {
    type: 'String',
    label: label('执法证号', "Supervisor's law-enforcement number", ...internal),
    operators: byMatch,
  }),
  supervisorPhone: t.column('supervisor_phone', {
    type: 'String',
    label: label('监管员电话', "Supervisor's phone", ...personal, phoneMasks),
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
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision'),
}));

/** What a market grid covers today, by the basic grids it is docked on. */
export const marketGridRelations = defineFields(MarketGrid, (t) => ({
  grids: t.many(Grid, { through: gridsOfMarketGrid, label: label('对接的基础网格', 'Basic grids', ...open) }),
  dockings: t.many(MarketGridDocking, {
    on: { street_code: 'street_code', id: 'market_grid_id' },
    label: label('网格对接记录', 'Dockings', ...open, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  legalEntities: t.many(LegalEntity, {
    through: onGridsOfMarketGrid,
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('辖区市场主体', 'Legal entities', ...internal),
  }),
  licences: t.many(BusinessLicence, {
    through: onGridsOfMarketGrid,
    label: label('辖区证照', 'Licences', ...open),
  }),
  complaints: t.many(ConsumerComplaint, {
    through: onGridsOfMarketGrid,
    label: label('辖区消费投诉', 'Complaints', ...internal),
  }),
  events: t.many(Event, { through: onGridsOfMarketGrid, label: label('辖区事件', 'Events', ...internal) }),
}));

export const marketGridDockingFields = defineFields(MarketGridDocking, (t) => ({
  marketGrid: t.one(MarketGrid, {
    on: { street_code: 'street_code', market_grid_id: 'id' },
    label: label('市监网格', 'Market grid', ...open),
  }),
  whole: t.column('whole', {
    type: 'Boolean',
    label: label('整格对接', 'Whole grid', ...open, [], {
      zh: '否:该网格由两个市监网格分管',
      en: 'false: two market grids share the grid',
    }),
    operators: byCode,
  }),
  fromOn: t.column('from_on', { type: CalendarDate, label: label('起始日期', 'From', ...open), operators: byTime }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...open, [], { zh: '现行为空', en: 'null while in force' }),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'market-supervision', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision'),
}));
