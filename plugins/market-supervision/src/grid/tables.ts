import { streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** What market supervision keeps of a grid of its own, beside the professional grid in the core. */
export const marketGrids = defineTable(
  'market_supervision',
  'market_grid',
  {
    ...streetKey,
    community_code: c.nullable(c.text),
    professional_grid_id: c.int8,
    office: c.text,
    supervisor_number: c.nullable(c.text),
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** From a professional grid to its row here; grids of other kinds have none. */
export const besideGrid = {
  table: marketGrids,
  on: { street_code: 'street_code', id: 'professional_grid_id' },
} as const;
