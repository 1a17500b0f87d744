import { sql, type Transaction } from 'kysely';
import { wrong } from './arguments.ts';

/** A house as a register act needs it. */
export interface RegisteredHouse {
  readonly id: string;
  readonly street_code: string;
  readonly community_code: string;
  readonly grid_code: string;
}

/** The house in the register of a street by its code. @throws GridweaveError BAD_USER_INPUT when there is none */
export async function findHouse(
  trx: Transaction<any>,
  street: string,
  houseCode: string,
  argument: string,
): Promise<RegisteredHouse> {
  const { rows } = await sql<RegisteredHouse>`
    select id::text, street_code, community_code, grid_code from core.house
    where street_code = ${street} and house_code = ${houseCode} and deregistered_on is null`.execute(trx);
  if (rows[0]) return rows[0];
  throw wrong(
    argument,
    `街道 ${street} 没有在册房屋 ${houseCode},请核对编码和街道`,
    `${houseCode} is no registered house of street ${street}; check the code and the street`,
  );
}
