import { CalendarDate, dayOf, DivisionCode, LegalEntity, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { conditional, internal, label } from '../labels.ts';
import { besideEntity } from './tables.ts';

interface Cleaning {
  readonly streetCode: string;
  readonly legalEntityId: string;
  readonly cleanedOn?: string | null;
}

/** Records that a restaurant had its purifier cleaned. */
export const recordFumeCleaning = defineMutation(LegalEntity, {
  name: 'recordFumeCleaning',
  label: label('登记油烟净化设施清洗', 'Record the cleaning of a fume purifier', ...conditional),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    legalEntityId: required('ID', label('法人标识', 'Id of the legal entity', ...internal)),
    cleanedOn: optional(
      CalendarDate,
      label('清洗日期', 'Cleaned on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: Cleaning, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    if (!/^\d{1,18}$/.test(args.legalEntityId))
      throw wrong('legalEntityId', '不是法人标识', 'is no id of a legal entity');
    const day = dayOf('cleanedOn', args.cleanedOn);
    const { rows } = await sql`
      select 1 from environment.fume_control where street_code = ${args.streetCode}
        and legal_entity_id = ${args.legalEntityId}::int8 and installed_on <= ${day}::date`.execute(transaction);
    if (rows.length === 0)
      throw wrong('legalEntityId', `该单位在 ${day} 没有油烟净化设施`, `had no fume purifier on ${day}`);
    const key = { street_code: args.streetCode, id: args.legalEntityId };
    await records.changeBeside(LegalEntity, key, besideEntity, (row) => ({
      cleaned_on: typeof row['cleaned_on'] === 'string' && row['cleaned_on'] > day ? row['cleaned_on'] : day,
    }));
    return key;
  },
});
