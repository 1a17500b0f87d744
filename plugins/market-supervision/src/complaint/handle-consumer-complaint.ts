import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { conditional, internal, label } from '../labels.ts';
import { ConsumerComplaintState } from './codes.ts';
import { ConsumerComplaint } from './tables.ts';
import { workingDaysAfter } from './working-days.ts';

/** Which states may follow which: received → accepted or refused, accepted → settled or ended. */
const next: Readonly<Record<string, readonly string[]>> = { '1': ['2', '5'], '2': ['3', '4'] };
const daysToMediate = 45;

interface Step {
  readonly streetCode: string;
  readonly number: string;
  readonly state: string;
  readonly on?: string | null;
}

/** Takes a complaint to its next state; the days to mediate count from acceptance. */
export const handleConsumerComplaint = defineMutation(ConsumerComplaint, {
  name: 'handleConsumerComplaint',
  label: label('办理消费投诉', 'Handle a consumer complaint', ...conditional, [], {
    zh: '待受理 → 已受理或不予受理;已受理 → 调解成功或终止调解',
    en: 'received → accepted or refused; accepted → settled or ended',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    number: required('String', label('投诉编号', 'Number', ...internal)),
    state: required(ConsumerComplaintState, label('处理状态', 'State', ...internal)),
    on: optional(CalendarDate, label('日期', 'On', ...internal, [], { zh: '缺省为今天', en: 'today unless told' })),
  },
  async resolve(args: Step, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('on', args.on);
    const { rows } = await sql<{ id: string; state: string; since: string }>`
      select id::text, state, coalesce(accepted_on, received_on)::text as since from market_supervision.complaint
      where street_code = ${args.streetCode} and number = ${args.number} for update`.execute(transaction);
    const complaint = rows[0];
    if (!complaint)
      throw wrong(
        'number',
        `街道 ${args.streetCode} 没有投诉 ${args.number}`,
        `${args.number} is no complaint of street ${args.streetCode}`,
      );
    if (!next[complaint.state]?.includes(args.state))
      throw wrong('state', '不能由当前状态转入', 'does not follow the state it is in');
    if (day < complaint.since)
      throw wrong('on', `不得早于 ${complaint.since}`, `is not earlier than ${complaint.since}`);
    const key = { street_code: args.streetCode, id: complaint.id };
    const accepted = { accepted_on: day, due_on: workingDaysAfter(day, daysToMediate) };
    const refused = { accepted_on: day, ended_on: day };
    const step = args.state === '2' ? accepted : args.state === '5' ? refused : { ended_on: day };
    await records.change(ConsumerComplaint, key, { state: args.state, ...step });
    return key;
  },
});
