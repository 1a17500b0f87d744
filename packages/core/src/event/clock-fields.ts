import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql } from 'kysely';
import { nameMasks, textMasks } from '../label/masks.ts';
import { byCode, byTime } from '../label/operators.ts';
import { DateTime } from '../scalars/index.ts';
import { Event } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

/** The closed loop 采集、分拨、处置、监督: its times, its units and posts, and how it ended. */
export const eventClockFields = defineFields(Event, (t) => ({
  reportedAt: t.column('reported_at', {
    type: DateTime,
    label: label('上报时间', 'Reported at', ...open),
    operators: byTime,
  }),
  verifiedAt: t.column('verified_at', {
    type: DateTime,
    label: label('核实时间', 'Verified at', ...open),
    operators: byTime,
  }),
  filedAt: t.column('filed_at', { type: DateTime, label: label('立案时间', 'Filed at', ...open), operators: byTime }),
  dispatchedAt: t.column('dispatched_at', {
    type: DateTime,
    label: label('派遣时间', 'Dispatched at', ...open),
    operators: byTime,
  }),
  handledAt: t.column('handled_at', {
    type: DateTime,
    label: label('处置完成时间', 'Handled at', ...open),
    operators: byTime,
  }),
  checkedAt: t.column('checked_at', {
    type: DateTime,
    label: label('核查时间', 'Checked at', ...open),
    operators: byTime,
  }),
  closedAt: t.column('closed_at', {
    type: DateTime,
    label: label('结案时间', 'Closed at', ...open),
    operators: byTime,
  }),
  dueAt: t.column('due_at', {
    type: DateTime,
    label: label('处置期限', 'Due at', ...open, [], {
      zh: '改派不重新计时',
      en: 'dispatching it again does not reset it',
    }),
    operators: byTime,
  }),
  overdue: t.computed({
    type: 'Boolean',
    needs: ['due_at', 'handled_at'],
    sql: (row) => sql`(coalesce(${row.handled_at}, now()) > ${row.due_at})`,
    label: label('是否超时', 'Overdue', ...open, [], {
      zh: '处置完成时间(未完成则当前)晚于期限;无期限为空',
      en: 'handled, or still open, after the due time; null without a due time',
    }),
    operators: byCode,
  }),
  handlingUnit: t.column('handling_unit', {
    type: 'String',
    label: label('处置单位', 'Handling unit', ...internal),
    operators: byCode,
  }),
  handler: t.column('handler', { type: 'String', label: label('处置人', 'Handler', ...personal, nameMasks) }),
  operator: t.column('operator', { type: 'String', label: label('操作员', 'Operator', ...personal, nameMasks) }),
  checker: t.column('checker', {
    type: 'String',
    label: label('核查人', 'Checker', ...personal, nameMasks, {
      zh: '采办分离:不得为处置人',
      en: 'never the handler',
    }),
  }),
  supervisor: t.column('supervisor', { type: 'String', label: label('督查员', 'Supervisor', ...personal, nameMasks) }),
  result: t.column('result', {
    type: 'String',
    label: label('处置结果', 'Result', 'conditional', 'internal', textMasks),
  }),
  extensions: t.column('extensions', {
    type: 'Int',
    label: label('延期次数', 'Extensions', ...internal),
    operators: ['filter', 'order', 'aggregate'],
  }),
  reworks: t.column('reworks', {
    type: 'Int',
    label: label('返工次数', 'Reworks', ...internal),
    operators: ['filter', 'order', 'aggregate'],
  }),
  redispatches: t.column('redispatches', {
    type: 'Int',
    label: label('改派次数', 'Redispatches', ...internal),
    operators: ['filter', 'order', 'aggregate'],
  }),
  redispatchReason: t.column('redispatch_reason', {
    type: 'String',
    label: label('改派理由', 'Reason of the redispatch', 'conditional', 'internal', textMasks, {
      zh: '最近一次',
      en: 'the last one',
    }),
  }),
  rating: t.column('rating', {
    type: 'Int',
    label: label('评价', 'Rating', ...internal, [], { zh: '1 至 5 分', en: '1 to 5' }),
    operators: ['filter', 'order', 'aggregate'],
  }),
}));
