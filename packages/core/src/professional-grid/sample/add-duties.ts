import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { professionalGridDuties, type professionalGrids } from '../tables.ts';
import { personName, phoneNumber } from './people.ts';

/** Who is on duty for a professional grid on the day of the sample: from 8 to 20 o'clock, and through the night. */
export function addDuties(
  community: SampleCommunity,
  grid: RowOf<typeof professionalGrids>,
  [day, night]: readonly [string, string],
): void {
  const { random, today } = community;
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  const shifts = [
    { role: day, from_at: `${today}T00:00:00Z`, to_at: `${today}T12:00:00Z` },
    { role: night, from_at: `${today}T12:00:00Z`, to_at: `${tomorrow}T00:00:00Z` },
  ];
  for (const shift of shifts)
    community.add(professionalGridDuties, {
      street_code: grid.street_code,
      id: community.nextId(professionalGridDuties),
      community_code: grid.community_code,
      professional_grid_id: grid.id,
      name: personName(random),
      phone: phoneNumber(random),
      ...shift,
      source: grid.source,
      recorded_at: `${today}T00:00:00Z`,
      updated_at: `${today}T00:00:00Z`,
    });
}
