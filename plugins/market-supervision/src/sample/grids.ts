import { makeProfessionalGrids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { marketGrid } from '../grid/kind.ts';
import { marketGrids } from '../grid/tables.ts';
import { communityName, divisionName } from './division-name.ts';

/** A market grid for each twelve basic grids. */
export function makeMarketGrids(community: SampleCommunity): void {
  const { random, streetCode, code } = community;
  const office = `${divisionName(streetCode).replace(/街道$/, '')}市场监督管理所`;
  const place = communityName(code);
  const made = makeProfessionalGrids(community, {
    kind: marketGrid,
    source: 'market-supervision',
    size: 12,
    name: (sequence) => `${place}市监网格 ${sequence}`,
    organisation: office,
    organisationPhone: `0755-27${random.int(100_000, 999_999)}`,
    roles: ['片区监管员', '值班监管员'],
  });
  for (const grid of made)
    community.add(marketGrids, {
      street_code: streetCode,
      id: community.nextId(marketGrids),
      community_code: code,
      professional_grid_id: grid.id,
      office,
      supervisor_number: grid.person_in_charge === null ? null : `1903${random.int(1_000_000, 9_999_999)}`,
    });
}
