import { houses, legalEntities } from '@gridweave/core';
import { GridweaveError, type RowOf, type Table } from '@gridweave/kit';
import type { Transaction } from 'kysely';

const nameOfTable = (table: Table<any>): string => `${table.schema}.${table.name}`;

type HouseFound = Pick<RowOf<typeof houses>, 'id' | 'street_code' | 'community_code' | 'grid_code'>;

/** The house of a code in a street that was not deregistered. */
export async function houseAt(transaction: Transaction<any>, street: string, houseCode: string): Promise<HouseFound> {
  const house = await transaction
    .selectFrom(nameOfTable(houses))
    .select(['id', 'street_code', 'community_code', 'grid_code'])
    .where('street_code', '=', street)
    .where('house_code', '=', houseCode)
    .where('deregistered_on', 'is', null)
    .executeTakeFirst();
  if (!house)
    throw new GridweaveError(
      'BAD_USER_INPUT',
      {
        zh: `houseCode: 街道 ${street} 没有在册房屋 ${houseCode},请核对编码和街道`,
        en: `houseCode: street ${street} has no registered house ${houseCode}; check the code and the street`,
      },
      { argument: 'houseCode' },
    );
  return { ...(house as HouseFound), id: String(house['id']) };
}

/** The legal entity of a credit code that is in that house now. */
export async function entityAt(
  transaction: Transaction<any>,
  house: HouseFound,
  creditCode: string,
): Promise<{ readonly id: string }> {
  const entity = await transaction
    .selectFrom(nameOfTable(legalEntities))
    .select('id')
    .where('street_code', '=', house.street_code)
    .where('credit_code', '=', creditCode)
    .where('house_id', '=', house.id)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (!entity)
    throw new GridweaveError(
      'BAD_USER_INPUT',
      {
        zh: `creditCode: 该房屋内没有在册单位 ${creditCode};请核对,或不填责任单位`,
        en: `creditCode: ${creditCode} is not registered at that house; check it, or leave it out`,
      },
      { argument: 'creditCode' },
    );
  return { id: String(entity['id']) };
}
