import { houses } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { rentalFiles } from '../rental/tables.ts';
import { rentalVisits } from '../visit/tables.ts';
import { stationOf } from './beats.ts';
import { daysAfter } from './dates.ts';
import { officers } from './officers.ts';

/** Days between visits by the rental grade as the migration sets them; houses graded red may not be let. */
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
  const file = fileOf(community, house, station);
  community.add(rentalFiles, {
    ...file,
    status,
    registered_on: registered,
    duty_letter_signed_on: registered !== null && random.chance(0.96) ? registered : null,
    manager_name: house.security_duty_holder ?? house.landlord_name ?? null,
    manager_phone: house.security_duty_phone ?? house.landlord_phone ?? null,
    visited_on: visited,
    visit_interval_days: interval,
    ...arrangements(community, house),
    case_clue: random.chance(0.002) ? '涉电信网络诈骗线索,待核' : null,
  });
  if (visited !== null && interval !== null) addVisits(community, file, visited, interval);
}

/** How a house is run, by its mode: unit-run and enclosed ones have gates, scattered ones somebody who answers for them. */
function arrangements({ random }: SampleCommunity, house: RowOf<typeof houses>) {
  const scattered = house.rental_mode === 'scattered';
  return {
    rooms_let: random.int(1, 3),
    access_control: random.chance(scattered ? 0.35 : 0.92),
    tenant_group: random.chance(0.8),
    area_contractor: scattered ? random.pick(officers) : null,
  };
}

function addVisits(
  community: SampleCommunity,
  file: ReturnType<typeof fileOf>,
  latest: string,
  interval: number,
): void {
  const { random } = community;
  for (let n = 0; n < 2; n++) {
    const result = random.weighted([
      ['1', 70],
      ['2', 16],
      ['3', 6],
      ['4', 8],
    ] as const);
    community.add(rentalVisits, {
      street_code: file.street_code,
      id: community.nextId(rentalVisits),
      community_code: file.community_code,
      grid_code: file.grid_code,
      rental_file_id: file.id,
      house_id: file.house_id,
      visited_on: daysAfter(latest, -n * interval),
      visited_by: random.pick(officers),
      people_found: result === '4' ? 0 : random.int(0, 4),
      result,
      note: result === '3' ? '发现消防隐患,已通知整改并上报' : null,
    });
  }
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
