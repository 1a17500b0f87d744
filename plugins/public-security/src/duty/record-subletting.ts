import { CalendarDate, dayOf, DivisionCode, HouseCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { houseAt } from '../house-at.ts';
import { conditional, internal, label, personal } from '../labels.ts';
import { textOf } from '../text-of.ts';
import { Subletting } from './tables.ts';

interface NewSubletting {
  readonly streetCode: string;
  readonly houseCode: string;
  readonly tenantName: string;
  readonly tenantPhone?: string | null;
  readonly subtenants: number;
  readonly fromOn?: string | null;
  readonly informedOn?: string | null;
}

/** Records that a tenant lets to others, with the day by which the landlord has to be told. */
export const recordSubletting = defineMutation(Subletting, {
  name: 'recordSubletting',
  label: label('登记转租', 'Record sub-letting', ...conditional),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    houseCode: required(HouseCode, label('房屋编码', 'House code', ...internal)),
    tenantName: required('String', label('转租人', 'Sub-letting tenant', ...personal)),
    tenantPhone: optional('String', label('转租人电话', "Sub-letting tenant's phone", ...personal)),
    subtenants: required('Int', label('次承租人数', 'Subtenants', ...internal)),
    fromOn: optional(
      CalendarDate,
      label('转租日期', 'Sub-let from', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    informedOn: optional(CalendarDate, label('告知出租人日期', 'Landlord told on', ...internal)),
  },
  async resolve(args: NewSubletting, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const from = dayOf('fromOn', args.fromOn);
    const informed = args.informedOn ? dayOf('informedOn', args.informedOn) : null;
    const tenant = textOf('tenantName', args.tenantName, 2, 50);
    if (args.subtenants < 1 || args.subtenants > 100) throw wrong('subtenants', '应为 1 至 100', 'is from 1 to 100');
    const house = await houseAt(transaction, args.streetCode, args.houseCode);
    return records.create(Subletting, {
      street_code: args.streetCode,
      community_code: house.community_code,
      grid_code: house.grid_code,
      house_id: house.id,
      tenant_name: tenant,
      tenant_phone: args.tenantPhone?.trim() || null,
      subtenants: args.subtenants,
      from_on: from,
      inform_by: await informBy(transaction, from),
      informed_on: informed,
    });
  },
});

async function informBy(trx: Transaction<any>, from: string): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select (${from}::date + ((hours + 23) / 24))::text as day
    from public_security.declaration_limit where kind = 'subletting'`.execute(trx);
  if (rows[0]) return rows[0].day;
  throw new Error('public_security.declaration_limit has no limit of sub-letting');
}
