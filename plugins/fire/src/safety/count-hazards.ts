import { House, LegalEntity } from '@gridweave/core';
import type { RecordKey, RecordWriter } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import type { HazardFound } from '../hazard/find-hazard.ts';
import { isThreeInOne, type OpenHazard, safetyOf } from './safety-of.ts';
import { besideEntity, besideHouse } from './tables.ts';

type Place = Pick<HazardFound, 'street_code' | 'community_code' | 'grid_code' | 'house_id' | 'legal_entity_id'>;

/** Brings the fire safety of the house and of the legal entity of a hazard up to what is open there now. */
export async function countHazards(trx: Transaction<any>, records: RecordWriter, place: Place): Promise<void> {
  const { street_code, house_id, legal_entity_id } = place;
  const initial = { community_code: place.community_code, grid_code: place.grid_code };
  const house = { street_code, id: house_id };
  // a change of nothing locks the record, so that two acts at once are both counted
  await records.changeBeside(House, house, besideHouse, () => ({}), { initial });
  const ofHouse = await openHazards(trx, 'house_id', house);
  const three_in_one = isThreeInOne(ofHouse);
  await records.changeBeside(House, house, besideHouse, () => ({ ...safetyOf(ofHouse), three_in_one }));
  if (legal_entity_id === null) return;
  const entity = { street_code, id: legal_entity_id };
  await records.changeBeside(LegalEntity, entity, besideEntity, () => ({}), { initial });
  const ofEntity = await openHazards(trx, 'legal_entity_id', entity);
  await records.changeBeside(LegalEntity, entity, besideEntity, () => safetyOf(ofEntity));
}

async function openHazards(
  trx: Transaction<any>,
  column: 'house_id' | 'legal_entity_id',
  { street_code: street, id }: RecordKey,
): Promise<readonly OpenHazard[]> {
  const { rows } = await sql<OpenHazard>`
    select kind, level, rectify_by::text from fire.hazard
    where street_code = ${street} and ${sql.ref(column)} = ${id}::int8 and state in ('1', '4')`.execute(trx);
  return rows;
}
