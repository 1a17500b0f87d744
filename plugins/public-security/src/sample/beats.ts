import { loadDivisions, makeProfessionalGrids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { policeBeat } from '../beat/kind.ts';
import { policeBeats } from '../beat/tables.ts';

/** `民治派出所` of 民治街道. */
export function stationOf(streetCode: string): string {
  const street = loadDivisions().find((division) => division.code === streetCode);
  return `${(street?.name ?? streetCode).replace(/街道$/, '')}派出所`;
}

/** A beat for each four basic grids; where two beats meet they may share a grid. */
export function makeBeats(community: SampleCommunity): void {
  const { random, streetCode, code } = community;
  const station = stationOf(streetCode);
  const made = makeProfessionalGrids(community, {
    kind: policeBeat,
    source: 'public-security',
    size: 4,
    name: (sequence) => `${station.slice(0, -3)}${code.slice(9)}-${sequence} 警务区`,
    organisation: station,
    organisationPhone: `0755-84${random.int(100_000, 999_999)}`,
    roles: ['社区民警', '值班民警'],
  });
  for (const grid of made)
    community.add(policeBeats, {
      street_code: streetCode,
      id: community.nextId(policeBeats),
      community_code: code,
      professional_grid_id: grid.id,
      station,
      officer_number: grid.person_in_charge === null ? null : `0${random.int(50_000, 79_999)}`,
    });
}
