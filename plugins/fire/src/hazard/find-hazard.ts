import { wrong } from '@gridweave/core';
import type { RowOf } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import type { fireHazards } from './tables.ts';

/** A hazard as the acts on it need it. */
export type HazardFound = Pick<
  RowOf<typeof fireHazards>,
  | 'street_code'
  | 'id'
  | 'community_code'
  | 'grid_code'
  | 'house_id'
  | 'legal_entity_id'
  | 'state'
  | 'found_by'
  | 'found_on'
  | 'rectified_by'
  | 'rectified_on'
>;

/** The hazard of a number, locked until the act is done. @throws GridweaveError BAD_USER_INPUT when there is none */
export async function hazardAt(trx: Transaction<any>, street: string, number: string): Promise<HazardFound> {
  const { rows } = await sql<HazardFound>`
    select street_code, id::text, community_code, grid_code, house_id::text, legal_entity_id::text, state,
      found_by, found_on::text, rectified_by, rectified_on::text
    from fire.hazard where street_code = ${street} and number = ${number} for update`.execute(trx);
  if (rows[0]) return rows[0];
  throw wrong('number', `街道 ${street} 没有火灾隐患 ${number}`, `${number} is no fire hazard of street ${street}`);
}
