import { CalendarDate, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import {
  byCode,
  byMatch,
  byNumber,
  byTime,
  conditional,
  internal,
  label,
  nameMasks,
  personal,
  phoneMasks,
  textMasks,
} from '../labels.ts';
import { today } from '../today.ts';
import { ConsumerComplaintCategory, ConsumerComplaintState } from './codes.ts';
import { ConsumerComplaint } from './tables.ts';

export const consumerComplaintFields = defineFields(ConsumerComplaint, (t) => ({
  number: t.column('number', { type: 'String', label: label('投诉编号', 'Number', ...internal), operators: byNumber }),
  category: t.column('category', {
    type: ConsumerComplaintCategory,
    label: label('投诉类别', 'Category', ...internal),
    operators: byCode,
  }),
  state: t.column('state', {
    type: ConsumerComplaintState,
    label: label('处理状态', 'State', ...internal),
    operators: byCode,
  }),
  description: t.column('description', {
    type: 'String',
    label: label('投诉内容', 'Description', ...conditional, textMasks),
    operators: ['search'],
  }),
  amount: t.column('amount', {
    type: 'Float',
    label: label('争议金额', 'Amount in dispute', ...internal, [], { zh: '元', en: 'yuan' }),
    operators: byTime,
  }),
  receivedOn: t.column('received_on', {
    type: CalendarDate,
    label: label('收到日期', 'Received on', ...internal),
    operators: byTime,
  }),
  acceptBy: t.column('accept_by', {
    type: CalendarDate,
    label: label('受理期限', 'To be accepted by', ...internal, [], {
      zh: '自收到之日起 7 个工作日,不计法定节假日调休',
      en: '7 working days from receipt; Mondays to Fridays, holidays are not left out',
    }),
    operators: byTime,
  }),
  acceptedOn: t.column('accepted_on', {
    type: CalendarDate,
    label: label('受理或不予受理日期', 'Accepted or refused on', ...internal),
    operators: byTime,
  }),
  acceptanceOverdue: t.computed({
    type: 'Boolean',
    needs: ['accept_by', 'accepted_on'],
    sql: (row) => sql`(coalesce(${row.accepted_on}, ${today}) > ${row.accept_by})`,
    label: label('受理是否逾期', 'Acceptance overdue', ...internal),
    operators: byCode,
  }),
  dueOn: t.column('due_on', {
    type: CalendarDate,
    label: label('办理期限', 'Due on', ...internal, [], {
      zh: '自受理之日起 45 个工作日,按日历日折算',
      en: '45 working days from acceptance, as calendar days',
    }),
    operators: byTime,
  }),
  endedOn: t.column('ended_on', {
    type: CalendarDate,
    label: label('办结日期', 'Ended on', ...internal),
    operators: byTime,
  }),
  overdue: t.computed({
    type: 'Boolean',
    needs: ['due_on', 'ended_on'],
    sql: (row) => sql`(coalesce(${row.ended_on}, ${today}) > ${row.due_on})`,
    label: label('是否逾期', 'Overdue', ...internal),
    operators: byCode,
  }),
  complainantName: t.column('complainant_name', {
    type: 'String',
    label: label('投诉人', 'Complainant', ...personal, nameMasks),
    operators: byMatch,
  }),
  complainantPhone: t.column('complainant_phone', {
    type: 'String',
    label: label('投诉人电话', "Complainant's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('被投诉主体', 'Legal entity', ...internal),
  }),
  ...placeFields(t, { source: 'market-supervision', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision'),
}));

export const complaintsOfEntity = defineFields(LegalEntity, (t) => ({
  consumerComplaints: t.many(ConsumerComplaint, {
    on: { street_code: 'street_code', id: 'legal_entity_id' },
    label: label('消费投诉', 'Consumer complaints', ...internal),
  }),
}));
