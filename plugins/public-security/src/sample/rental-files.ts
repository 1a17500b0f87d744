import { houses } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { rentalFiles } from '../rental/tables.ts';
import { stationOf } from './beats.ts';
import { daysAfter } from './dates.ts';

/** Days between visits by the rental grade; houses graded red may not be let. */
const intervals: Readonly<Record<string, number>> = { green: 21, yellow: 14, orange: 7 };

/** A file for each rented house, and closed files for a few that are no longer let. */
export function makeRentalFiles(community: SampleCommunity): void {
  const station = stationOf(community.streetCode);
  for (const house of community.rows(houses)) {
    if (house.deregistered_on) continue;
    if (house.rental) addFile(community, house, station);
    else if (community.random.chance(0.02)) addClosedFile(community, house, station);
  }
}

function addFile(community: SampleCommunity, house: RowOf<typeof houses>, station: string): void {
  const { random, today } = community;
  const status = random.weighted([
    ['1', 88],
    ['2', 5],
    ['3', 3],
    ['9', 4],
  ] as const);
  const known = status === '1' || status === '3';
  const registered = known ? daysAfter(today, -random.int(20, 1800)) : null;
  const interval = known ? (intervals[house.rental_grade ?? ''] ?? null) : null;
  const visited = interval === null ? null : daysAfter(today, -Math.floor(random.next() * interval * 1.25));
  community.add(rentalFiles, {
    ...fileOf(community, house, station),
    status,
    registered_on: registered,
    duty_letter_signed_on: registered !== null && random.chance(0.96) ? registered : null,
    manager_name: house.security_duty_holder ?? house.landlord_name ?? null,
    manager_phone: house.security_duty_phone ?? house.landlord_phone ?? null,
    visited_on: visited,
    visit_interval_days: interval,
    case_clue: random.chance(0.002) ? '涉电信网络诈骗线索,待核' : null,
  });
}

function addClosedFile(community: SampleCommunity, house: RowOf<typeof houses>, station: string): void {
  const { random, today } = community;
  const cancelled = random.int(5, 900);
  community.add(rentalFiles, {
    ...fileOf(community, house, station),
    status: '4',
    registered_on: daysAfter(today, -cancelled - random.int(60, 900)),
    cancelled_on: daysAfter(today, -cancelled),
  });
}

function fileOf(community: SampleCommunity, house: RowOf<typeof houses>, station: string) {
  const id = community.nextId(rentalFiles);
  return {
    street_code: community.streetCode,
    id,
    community_code: house.community_code,
    grid_code: house.grid_code,
    house_id: house.id,
    file_number: `ZL${community.streetCode}${id.padStart(10, '0')}`,
    station,
  };
}
