import { makeProfessionalGrids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { fireGrid } from '../grid/kind.ts';
import { fireGrids } from '../grid/tables.ts';
import { communityName, divisionName } from './division-name.ts';

/** A fire grid for each five basic grids, with its brigade and perhaps a micro station. */
export function makeFireGrids(community: SampleCommunity): void {
  const { random, streetCode, code } = community;
  const brigade = `${divisionName(streetCode.slice(0, 6))}消防救援大队`;
  const place = communityName(code);
  const made = makeProfessionalGrids(community, {
    kind: fireGrid,
    source: 'fire',
    size: 5,
    name: (sequence) => `${place}消防网格 ${sequence}`,
    organisation: brigade,
    organisationPhone: '119',
    roles: ['消防网格员', '微型消防站值守'],
  });
  for (const [i, grid] of made.entries()) {
    const hasStation = i === 0 || random.chance(0.4);
    community.add(fireGrids, {
      street_code: streetCode,
      id: community.nextId(fireGrids),
      community_code: code,
      professional_grid_id: grid.id,
      brigade,
      micro_station: hasStation ? `${place}微型消防站 ${i + 1} 号` : null,
      micro_station_phone: hasStation ? `0755-28${random.int(100_000, 999_999)}` : null,
    });
  }
}
