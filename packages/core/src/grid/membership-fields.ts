import { defineFields, labelsFrom } from '@gridweave/kit';
import { House } from '../house/tables.ts';
import { byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate } from '../scalars/index.ts';
import { HouseMembership } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const internal = ['unconditional', 'internal'] as const;

export const houseMembershipFields = defineFields(HouseMembership, (t) => ({
  fromOn: t.column('from_on', {
    type: CalendarDate,
    label: label('起始日期', 'From', ...internal),
    operators: byTime,
  }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...internal, [], { zh: '现属为空', en: 'null when current' }),
    operators: byTime,
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office'),
}));
