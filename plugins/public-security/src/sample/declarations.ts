import { occupancies } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { declarations } from '../duty/tables.ts';
import { daysAfter } from './dates.ts';

/** Of the move-ins that nobody declared to the grid office, some were declared to the police, most of these late. */
export function makeDeclarations(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  for (const row of community.rows(occupancies)) {
    if (row.declared_at !== null || !random.chance(0.25)) continue;
    const day = daysAfter(row.from_on, random.int(2, 15));
    if (day >= today) continue;
    community.add(declarations, {
      street_code: streetCode,
      id: community.nextId(declarations),
      community_code: row.community_code,
      grid_code: row.grid_code,
      occupancy_id: row.id,
      move_in_at: `${day}T06:30:00Z`,
    });
  }
}
