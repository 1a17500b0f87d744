import { streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** What the environment bureau keeps of a grid of its own, beside the professional grid in the core. */
export const environmentGrids = defineTable(
  'environment',
  'environment_grid',
  {
    ...streetKey,
    community_code: c.nullable(c.text),
    professional_grid_id: c.int8,
    bureau: c.text,
    chief_name: c.nullable(c.text),
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** From a professional grid to its row here; grids of other kinds have none. */
export const besideGrid = {
  table: environmentGrids,
  on: { street_code: 'street_code', id: 'professional_grid_id' },
} as const;
