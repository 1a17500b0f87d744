import { wrong } from '@gridweave/core';
import { sql, type Transaction } from 'kysely';

/** A house in the register, as the mutations need it. */
export interface HouseFound {
  readonly id: string;
  readonly community_code: string;
  readonly grid_code: string;
}

/** The house of a code in a street. @throws GridweaveError BAD_USER_INPUT when none is registered there */
export async function houseAt(trx: Transaction<any>, street: string, houseCode: string): Promise<HouseFound> {
  const { rows } = await sql<HouseFound>`
    select id::text, community_code, grid_code from core.house
    where street_code = ${street} and house_code = ${houseCode} and deregistered_on is null`.execute(trx);
  if (rows[0]) return rows[0];
  throw wrong(
    'houseCode',
    `街道 ${street} 没有在册房屋 ${houseCode},请核对编码和街道`,
    `${houseCode} is no registered house of street ${street}; check the code and the street`,
  );
}
