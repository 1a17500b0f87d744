import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { GridWorkerState, Sex } from '../codes/index.ts';
import { Division } from '../division/tables.ts';
import { Event } from '../event/tables.ts';
import { nameMasks, phoneMasks } from '../label/masks.ts';
import { byCode, byMatch, byNumber, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, DivisionCode } from '../scalars/index.ts';
import { Grid, GridAssignment, gridAssignments, GridWorker } from './tables.ts';

const label = labelsFrom('grid-office', 'day');
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

export const gridWorkerFields = defineFields(GridWorker, (t) => ({
  number: t.column('number', {
    type: 'String',
    label: label('工号', 'Worker number', ...internal),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('姓名', 'Name', ...personal, nameMasks),
    operators: ['match', 'order'],
  }),
  sex: t.column('sex', { type: Sex, label: label('性别', 'Sex', ...personal), operators: byCode }),
  phone: t.column('phone', {
    type: 'String',
    label: label('联系电话', 'Phone', ...personal, phoneMasks),
    operators: byMatch,
  }),
  state: t.column('state', { type: GridWorkerState, label: label('状态', 'State', ...internal), operators: byCode }),
  employedOn: t.column('employed_on', {
    type: CalendarDate,
    label: label('入职日期', 'Employed on', ...internal),
    operators: byTime,
  }),
  leftOn: t.column('left_on', {
    type: CalendarDate,
    label: label('离职日期', 'Left on', ...internal),
    operators: byTime,
  }),
  streetCode: t.column('street_code', {
    type: DivisionCode,
    label: label('街道代码', 'Street code', ...internal),
    operators: byCode,
  }),
  communityCode: t.column('community_code', {
    type: DivisionCode,
    label: label('社区代码', 'Community code', ...internal),
    operators: byCode,
  }),
  street: t.one(Division, { on: { street_code: 'code' }, label: label('所属街道', 'Street', ...internal) }),
  community: t.one(Division, { on: { community_code: 'code' }, label: label('所属社区', 'Community', ...internal) }),
  grids: t.many(Grid, {
    through: {
      table: gridAssignments,
      from: { street_code: 'street_code', id: 'worker_id' },
      to: { street_code: 'street_code', grid_code: 'code' },
      where: (assignment) => sql<SqlBool>`${assignment.to_on} is null`,
    },
    label: label('现管网格', 'Grids', ...internal),
  }),
  assignments: t.many(GridAssignment, {
    on: { street_code: 'street_code', id: 'worker_id' },
    label: label('网格配置', 'Assignments', ...internal, [], { zh: '含历任', en: 'former ones as well' }),
  }),
  reportedEvents: t.many(Event, {
    on: { street_code: 'street_code', id: 'reporter_id' },
    label: label('上报的事件', 'Events reported', ...internal),
  }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office'),
}));

export const gridAssignmentFields = defineFields(GridAssignment, (t) => ({
  fromOn: t.column('from_on', {
    type: CalendarDate,
    label: label('起始日期', 'From', ...internal),
    operators: byTime,
  }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...internal, [], { zh: '现任为空', en: 'null when current' }),
    operators: byTime,
  }),
  worker: t.one(GridWorker, {
    on: { street_code: 'street_code', worker_id: 'id' },
    label: label('网格员', 'Worker', ...internal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office'),
}));
