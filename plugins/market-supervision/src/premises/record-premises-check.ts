import { CalendarDate, dayOf, DivisionCode, HouseCode, LegalEntity, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { conditional, internal, label } from '../labels.ts';
import { besideEntity } from '../supervision/tables.ts';

interface PremisesCheck {
  readonly streetCode: string;
  readonly legalEntityId: string;
  readonly houseCode: string;
  readonly foundOn?: string | null;
}

/** Records in which house an officer found a business; a business nobody knew yet becomes one that is supervised. */
export const recordPremisesCheck = defineMutation(LegalEntity, {
  name: 'recordPremisesCheck',
  label: label('登记经营场所核查', 'Record a check of premises', ...conditional, [], {
    zh: '记录现场核查到的所在房屋;未登记证照的列为疑似无照',
    en: 'where a business was found; one without a licence becomes a suspect',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    legalEntityId: required('ID', label('法人标识', 'Id of the legal entity', ...internal)),
    houseCode: required(HouseCode, label('所在房屋编码', 'Code of the house', ...internal)),
    foundOn: optional(
      CalendarDate,
      label('核查日期', 'Found on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: PremisesCheck, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    if (!/^\d{1,18}$/.test(args.legalEntityId))
      throw wrong('legalEntityId', '不是法人标识', 'is no id of a legal entity');
    const found_on = dayOf('foundOn', args.foundOn);
    const { rows: houses } = await sql<{ community_code: string; grid_code: string }>`
      select community_code, grid_code from core.house
      where street_code = ${args.streetCode} and house_code = ${args.houseCode} and deregistered_on is null`.execute(
      transaction,
    );
    if (!houses[0])
      throw wrong(
        'houseCode',
        `街道 ${args.streetCode} 没有在册房屋 ${args.houseCode},请核对编码和街道`,
        `${args.houseCode} is no registered house of street ${args.streetCode}; check the code and the street`,
      );
    const key = { street_code: args.streetCode, id: args.legalEntityId };
    await records.changeBeside(
      LegalEntity,
      key,
      besideEntity,
      // an earlier check that arrives late does not undo a later one
      (row) =>
        typeof row['found_on'] === 'string' && row['found_on'] > found_on
          ? { found_on: row['found_on'] }
          : { found_house_code: args.houseCode, found_on },
      { initial: houses[0] },
    );
    return key;
  },
});
