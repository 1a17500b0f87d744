import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { internal, label, personal } from '../labels.ts';
import { ResidencePermit } from './tables.ts';

interface Endorsement {
  readonly streetCode: string;
  readonly acceptanceNumber: string;
  readonly endorsedOn?: string | null;
}

/** Endorses a residence permit for another year; one that was suspended for want of it is valid again. */
export const endorseResidencePermit = defineMutation(ResidencePermit, {
  name: 'endorseResidencePermit',
  label: label('居住证签注', 'Endorse a residence permit', ...personal, [], {
    zh: '有效的自原期限顺延一年,中止的自签注之日起一年',
    en: 'a year after its limit, or after today where it was suspended',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    acceptanceNumber: required('String', label('受理号', 'Acceptance number', ...personal)),
    endorsedOn: optional(
      CalendarDate,
      label('签注日期', 'Endorsed on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: Endorsement, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('endorsedOn', args.endorsedOn);
    const { rows } = await sql<{ id: string; state: string; until: string }>`
      select id::text, state, (greatest(endorse_by, ${day}::date) + interval '1 year')::date::text as until
      from public_security.residence_permit
      where street_code = ${args.streetCode} and acceptance_number = ${args.acceptanceNumber} for update`.execute(
      transaction,
    );
    const [permit] = rows;
    if (!permit)
      throw wrong('acceptanceNumber', `街道 ${args.streetCode} 没有该居住证`, 'is no residence permit of that street');
    if (permit.state !== '2' && permit.state !== '3')
      throw wrong(
        'acceptanceNumber',
        '申领中或已注销的居住证不能签注',
        'is of a permit that was not issued or is cancelled',
      );
    const key = { street_code: args.streetCode, id: permit.id };
    await records.change(ResidencePermit, key, { state: '2', endorse_by: permit.until });
    return key;
  },
});
