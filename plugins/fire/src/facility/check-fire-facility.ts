import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { conditional, internal, label } from '../labels.ts';
import { FireFacilityState } from './codes.ts';
import { FireFacility } from './tables.ts';

interface Check {
  readonly streetCode: string;
  readonly id: string;
  readonly state: string;
  readonly checkedOn?: string | null;
}

/** Records a check of a facility; the next one is due after the interval of its kind. */
export const checkFireFacility = defineMutation(FireFacility, {
  name: 'checkFireFacility',
  label: label('登记消防设施检查', 'Record a check of a facility', ...conditional),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    id: required('ID', label('设施标识', 'Id of the facility', ...internal)),
    state: required(FireFacilityState, label('设施状态', 'State', ...internal)),
    checkedOn: optional(
      CalendarDate,
      label('检查日期', 'Checked on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: Check, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('checkedOn', args.checkedOn);
    if (!/^\d{1,18}$/.test(args.id)) throw wrong('id', '不是设施标识', 'is no id of a facility');
    const { rows } = await sql<{ next: string; checked_on: string }>`
      select (${day}::date + i.days)::text as next, f.checked_on::text
      from fire.facility f join fire.facility_interval i on i.kind = f.kind
      where f.street_code = ${args.streetCode} and f.id = ${args.id}::int8 for update of f`.execute(transaction);
    const [found] = rows;
    if (!found) throw wrong('id', '本街道没有该设施', 'is no facility of that street');
    if (day < found.checked_on)
      throw wrong('checkedOn', `不得早于最近检查日期(${found.checked_on})`, `is not before ${found.checked_on}`);
    const key = { street_code: args.streetCode, id: args.id };
    await records.change(FireFacility, key, { state: args.state, checked_on: day, check_by: found.next });
    return key;
  },
});
