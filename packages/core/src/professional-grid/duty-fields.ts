import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql } from 'kysely';
import { Division } from '../division/tables.ts';
import { nameMasks, phoneMasks } from '../label/masks.ts';
import { byCode, byMatch, byTime } from '../label/operators.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { DateTime, DivisionCode } from '../scalars/index.ts';
import { ProfessionalGrid, ProfessionalGridDuty } from './tables.ts';

const label = labelsFrom('grid-office', 'day');
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

export const professionalGridDutyFields = defineFields(ProfessionalGridDuty, (t) => ({
  professionalGrid: t.one(ProfessionalGrid, {
    on: { street_code: 'street_code', professional_grid_id: 'id' },
    label: label('专业网格', 'Professional grid', ...internal),
  }),
  name: t.column('name', {
    type: 'String',
    label: label('值班人', 'Who is on duty', ...personal, nameMasks),
    operators: byMatch,
  }),
  phone: t.column('phone', {
    type: 'String',
    label: label('值班电话', 'Phone', ...personal, phoneMasks),
    operators: byMatch,
  }),
  role: t.column('role', { type: 'String', label: label('值班岗位', 'Role', ...internal), operators: byCode }),
  fromAt: t.column('from_at', { type: DateTime, label: label('开始时间', 'From', ...internal), operators: byTime }),
  toAt: t.column('to_at', { type: DateTime, label: label('结束时间', 'To', ...internal), operators: byTime }),
  now: t.computed({
    type: 'Boolean',
    needs: ['from_at', 'to_at'],
    sql: ({ from_at: from, to_at: to }) => sql`(${from} <= now() and now() < ${to})`,
    label: label('正在值班', 'On duty now', ...internal),
    operators: ['match', 'filter'],
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
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office'),
}));
