import { House, houses, legalEntities, LegalEntity } from '@gridweave/core';
import type { RecordWriter } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import type { HazardFound } from '../hazard/find-hazard.ts';
import { isThreeInOne, type OpenHazard, safetyOf } from './safety-of.ts';
import { besideEntity, besideHouse } from './tables.ts';

type Place = Pick<HazardFound, 'street_code' | 'community_code' | 'grid_code' | 'house_id' | 'legal_entity_id'>;

/** Brings the fire safety of the house and of the legal entity of a hazard up to what is open there now. */
export async function countHazards(trx: Transaction<any>, records: RecordWriter, place: Place): Promise<void> {
  const { street_code, house_id, legal_entity_id } = place;
  const initial = { community_code: place.community_code, grid_code: place.grid_code };
  const house = await openHazards(trx, houses, street_code, 'house_id', house_id);
  const key = { street_code, id: house_id };
  const three_in_one = isThreeInOne(house);
  await records.changeBeside(House, key, besideHouse, () => ({ ...safetyOf(house), three_in_one }), { initial });
  if (legal_entity_id === null) return;
  const entity = await openHazards(trx, legalEntities, street_code, 'legal_entity_id', legal_entity_id);
  const ofEntity = { street_code, id: legal_entity_id };
  await records.changeBeside(LegalEntity, ofEntity, besideEntity, () => safetyOf(entity), { initial });
}

/** The open hazards of a record, which is locked first, so that two acts at once are both counted. */
async function openHazards(
  trx: Transaction<any>,
  owner: typeof houses | typeof legalEntities,
  street: string,
  column: 'house_id' | 'legal_entity_id',
  id: string,
): Promise<readonly OpenHazard[]> {
  await sql`select 1 from ${sql.table(`${owner.schema}.${owner.name}`)}
    where street_code = ${street} and id = ${id}::int8 for update`.execute(trx);
  const { rows } = await sql<OpenHazard>`
    select kind, level, rectify_by::text from fire.hazard
    where street_code = ${street} and ${sql.ref(column)} = ${id}::int8 and state in ('1', '4')`.execute(trx);
  return rows;
}
