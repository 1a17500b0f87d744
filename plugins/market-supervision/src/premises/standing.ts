import { type Expression, sql, type SqlBool } from 'kysely';
import { licenceExpired } from '../licence/expired.ts';

interface Premises {
  readonly legal_entity_id: Expression<unknown>;
  readonly state: Expression<unknown>;
  readonly expires_on: Expression<unknown>;
  readonly licensed_house_code: Expression<unknown>;
  readonly found_house_code: Expression<unknown>;
}

/** No licence at all, or one that was cancelled or revoked; null where nobody supervises, so that offices are not suspects. */
export const isUnlicensed = (row: Pick<Premises, 'legal_entity_id' | 'state'>) =>
  sql<SqlBool>`(case when ${row.legal_entity_id} is not null then coalesce(${row.state} in ('3', '4'), true) end)`;

/** Found in another house than the licensed one; null until both are known. */
export const tradesElsewhere = (row: Pick<Premises, 'licensed_house_code' | 'found_house_code'>) =>
  sql<SqlBool>`(${row.licensed_house_code} <> ${row.found_house_code})`;

/** One code for all of it, the gravest first. */
export const licenceStanding = (row: Premises) => sql<string>`(case
  when ${row.legal_entity_id} is null then null
  when ${isUnlicensed(row)} then '4'
  when ${licenceExpired(row)} then '2'
  when ${tradesElsewhere(row)} then '3'
  else '1' end)`;
