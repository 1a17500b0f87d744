import { defineMutation, labelsFrom, type MutationContext } from '@gridweave/kit';
import { House } from '../house/tables.ts';
import { CalendarDate, DivisionCode, HouseCode } from '../scalars/index.ts';
import { dayOf, optional, required, wrong } from './arguments.ts';
import { findHouse } from './find-house.ts';

const label = labelsFrom('grid-office', 'realtime');
const internal = ['conditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

interface Transfer {
  readonly streetCode: string;
  readonly houseCode: string;
  readonly ownerName: string;
  readonly ownerPhone?: string | null;
  readonly transferredOn?: string | null;
}

/** Records that a house has a new owner 房屋过户. */
export const recordHouseTransfer = defineMutation(House, {
  name: 'recordHouseTransfer',
  label: label('登记房屋过户', 'Record a transfer of a house', ...internal, [], {
    zh: '限本部门授权的街道;前后产权人留有历史',
    en: 'in streets that the caller may write in; former owners stay in the history',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    houseCode: required(HouseCode, label('房屋编码', 'House code', ...internal)),
    ownerName: required('String', label('新产权人', 'New owner', ...personal)),
    ownerPhone: optional('String', label('新产权人电话', 'Phone of the new owner', ...personal)),
    transferredOn: optional(
      CalendarDate,
      label('过户日期', 'Transferred on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: Transfer, { transaction, records, requireStreet }: MutationContext) {
    // before anything is looked up, so that nothing is told of streets that are not the caller's
    requireStreet(args.streetCode);
    const ownerName = args.ownerName.trim();
    if (ownerName.length < 2 || ownerName.length > 100)
      throw wrong('ownerName', '应为 2 至 100 字', 'has 2 to 100 characters');
    const day = dayOf('transferredOn', args.transferredOn);
    const house = await findHouse(transaction, args.streetCode, args.houseCode, 'houseCode');
    const key = { street_code: house.street_code, id: house.id };
    await records.change(
      House,
      key,
      { owner_name: ownerName, owner_phone: args.ownerPhone?.trim() || null },
      { validFrom: new Date(`${day}T00:00:00+08:00`) },
    );
    return key;
  },
});
