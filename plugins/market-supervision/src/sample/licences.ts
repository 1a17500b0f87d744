import type { SampleCommunity } from '@gridweave/kit';
import { businessLicences } from '../licence/tables.ts';
import { daysAfter } from './dates.ts';
import { divisionName } from './division-name.ts';
import { type Entity, rowOfEntity, sellsFood } from './entity.ts';

/** The business licence of an entity and its food permit; a few trade without. */
export function makeLicences(community: SampleCommunity, entity: Entity) {
  const { random, today } = community;
  const unlicensed = !entity.credit_code && !entity.registration_number;
  if (unlicensed || random.chance(0.05)) return undefined;
  const issued = entity.established_on ?? daysAfter(today, -random.int(30, 4000));
  const ends = entity.licence_expires_on ?? null;
  const state = entity.ended_on ? '3' : ends !== null && ends < today ? '2' : '1';
  const number = entity.credit_code ?? entity.registration_number!;
  const office = `深圳市市场监督管理局${divisionName(community.streetCode.slice(0, 6)).replace(/区$/, '')}监管局`;
  const licence = { issued_on: issued, expires_on: ends, state };
  community.add(businessLicences, {
    ...rowOfEntity(entity),
    id: community.nextId(businessLicences),
    kind: '01',
    holder: entity.name,
    number,
    ...licence,
    issued_by: office,
    scope: entity.business_scope ?? null,
  });
  if (sellsFood(entity) && random.chance(0.93)) addFoodPermit(community, entity, office);
  return { licence_number: number, ...licence };
}

function addFoodPermit(community: SampleCommunity, entity: Entity, office: string): void {
  const { random, today } = community;
  const left = random.int(-60, 1825);
  const id = community.nextId(businessLicences);
  community.add(businessLicences, {
    ...rowOfEntity(entity),
    id,
    kind: '02',
    holder: entity.name,
    number: `JY2${entity.street_code.slice(0, 6)}${id.padStart(9, '0')}`,
    state: entity.ended_on ? '3' : left < 0 && random.chance(0.5) ? '2' : '1',
    issued_on: daysAfter(today, left - 1825),
    expires_on: daysAfter(today, left),
    issued_by: office,
    scope: random.pick(['热食类食品制售', '热食类、冷食类食品制售', '预包装食品销售', '热食类食品制售;自制饮品制售']),
  });
}
