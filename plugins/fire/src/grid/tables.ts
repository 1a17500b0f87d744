import { streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** What the fire service keeps of a professional grid of its own, beside the grid in the core. */
export const fireGrids = defineTable(
  'fire',
  'fire_grid',
  {
    ...streetKey,
    community_code: c.nullable(c.text),
    professional_grid_id: c.int8,
    brigade: c.text,
    micro_station: c.nullable(c.text),
    micro_station_phone: c.nullable(c.text),
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** From a professional grid to its row here; grids of other kinds have none. */
export const besideGrid = {
  table: fireGrids,
  on: { street_code: 'street_code', id: 'professional_grid_id' },
} as const;
