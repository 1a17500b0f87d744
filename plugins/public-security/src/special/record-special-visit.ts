import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { textOf } from '../text-of.ts';
import { restricted } from './fields.ts';
import { SpecialPerson } from './tables.ts';

interface Visit {
  readonly streetCode: string;
  readonly id: string;
  readonly visitedOn?: string | null;
  readonly note: string;
}

/** Records a visit to somebody of a special group; the next one is due after the interval of the level of care. */
export const recordSpecialVisit = defineMutation(SpecialPerson, {
  name: 'recordSpecialVisit',
  label: restricted('登记重点人员走访', 'Record a visit to a person of a special group'),
  args: {
    streetCode: required(DivisionCode, restricted('街道代码', 'Street code')),
    id: required('ID', restricted('标识', 'Identifier')),
    visitedOn: optional(CalendarDate, restricted('走访日期', 'Visited on')),
    note: required('String', restricted('走访情况', 'What the visit found')),
  },
  async resolve(args: Visit, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('visitedOn', args.visitedOn);
    const note = textOf('note', args.note, 2, 500);
    if (!/^\d{1,18}$/.test(args.id)) throw wrong('id', '不是标识', 'is no identifier');
    const { rows } = await sql<{ next: string }>`
      select (${day}::date + i.days)::text as next
      from public_security.special_person p join public_security.special_visit_interval i on i.care_level = p.care_level
      where p.street_code = ${args.streetCode} and p.id = ${args.id}::int8 and p.removed_on is null`.execute(
      transaction,
    );
    if (!rows[0]) throw wrong('id', '本街道没有该在管人员', 'is nobody who is listed in that street');
    const key = { street_code: args.streetCode, id: args.id };
    await records.change(SpecialPerson, key, { visited_on: day, visit_by: rows[0].next, visit_note: note });
    return key;
  },
});
