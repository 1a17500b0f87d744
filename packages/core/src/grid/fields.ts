import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { CityPart } from '../city-part/tables.ts';
import { Division } from '../division/tables.ts';
import { Event } from '../event/tables.ts';
import { House } from '../house/tables.ts';
import { byCode, byNumber, byTime } from '../label/operators.ts';
import { LegalEntity } from '../legal-entity/tables.ts';
import { Person } from '../person/tables.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, DivisionCode, GridCode, Point, Polygon } from '../scalars/index.ts';
import { Grid, GridAssignment, gridAssignments, GridWorker, HouseMembership } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

export const gridFields = defineFields(Grid, (t) => ({
  code: t.column('code', {
    type: GridCode,
    label: label('网格编码', 'Grid code', ...open, [], {
      zh: '14 位:社区 12 位加序号 2 位',
      en: '14 digits: 12 of the community and a sequence of 2',
    }),
    operators: byNumber,
  }),
  name: t.column('name', { type: 'String', label: label('网格名称', 'Name', ...open), operators: ['match', 'order'] }),
  streetCode: t.column('street_code', {
    type: DivisionCode,
    label: label('街道代码', 'Street code', ...open, [], { zh: 'GB/T 10114,9 位', en: 'GB/T 10114, 9 digits' }),
    operators: byCode,
  }),
  communityCode: t.column('community_code', {
    type: DivisionCode,
    label: label('社区代码', 'Community code', ...open, [], { zh: 'GB/T 10114,12 位', en: 'GB/T 10114, 12 digits' }),
    operators: byCode,
  }),
  boundary: t.column('boundary', {
    type: Polygon,
    label: label('边界', 'Boundary', ...open, [], {
      zh: '闭合多边形,网格之间不重不漏',
      en: 'a closed polygon; grids neither overlap nor leave gaps',
    }),
  }),
  centre: t.column('centre', { type: Point, label: label('中心点', 'Centre', ...open) }),
  area: t.column('area', {
    type: 'Float',
    label: label('面积', 'Area', ...open, [], { zh: '平方米', en: 'square metres' }),
    operators: byTime,
  }),
  dwellings: t.column('dwellings', {
    type: 'Int',
    label: label('住户数', 'Dwellings', ...open, [], { zh: '一般 300–500 户', en: 'usually 300–500' }),
    operators: byTime,
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
  street: t.one(Division, { on: { street_code: 'code' }, label: label('所属街道', 'Street', ...open) }),
  community: t.one(Division, { on: { community_code: 'code' }, label: label('所属社区', 'Community', ...open) }),
  workers: t.many(GridWorker, {
    through: {
      table: gridAssignments,
      from: { street_code: 'street_code', code: 'grid_code' },
      to: { street_code: 'street_code', worker_id: 'id' },
      where: (assignment) => sql<SqlBool>`${assignment.to_on} is null`,
    },
    label: label('现任网格员', 'Workers', ...internal, [], {
      zh: '一格一员;空缺时无',
      en: 'one grid, one worker; none when vacant',
    }),
  }),
  assignments: t.many(GridAssignment, {
    on: { street_code: 'street_code', code: 'grid_code' },
    label: label('网格员配置', 'Assignments', ...internal, [], { zh: '含历任', en: 'former ones as well' }),
  }),
  houses: t.many(House, {
    on: { street_code: 'street_code', code: 'grid_code' },
    where: (house) => sql<SqlBool>`${house.deregistered_on} is null`,
    label: label('房屋', 'Houses', ...internal, [], {
      zh: '现属本网格且未注销',
      en: 'in the grid now and not deregistered',
    }),
  }),
  houseMemberships: t.many(HouseMembership, {
    on: { street_code: 'street_code', code: 'grid_code' },
    label: label('房屋归属记录', 'House memberships', ...internal, [], { zh: '含历史', en: 'former ones as well' }),
  }),
  persons: t.many(Person, {
    on: { street_code: 'street_code', code: 'grid_code' },
    where: (person) => sql<SqlBool>`${person.ended_on} is null`,
    label: label('现住人口', 'People', ...personal),
  }),
  legalEntities: t.many(LegalEntity, {
    on: { street_code: 'street_code', code: 'grid_code' },
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('现有法人', 'Legal entities', ...internal),
  }),
  events: t.many(Event, {
    on: { street_code: 'street_code', code: 'grid_code' },
    label: label('事件', 'Events', ...internal),
  }),
  cityParts: t.many(CityPart, {
    on: { street_code: 'street_code', code: 'grid_code' },
    where: (part) => sql<SqlBool>`${part.removed_on} is null`,
    label: label('城市部件', 'City parts', ...open),
  }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office', 'public'),
}));
