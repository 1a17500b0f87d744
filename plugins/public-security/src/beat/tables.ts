import { streetKey } from '@gridweave/core';
import { c, defineTable } from '@gridweave/kit';

/** What the police keeps of a beat, beside the professional grid in the core. */
export const policeBeats = defineTable(
  'public_security',
  'police_beat',
  {
    ...streetKey,
    community_code: c.nullable(c.text),
    professional_grid_id: c.int8,
    station: c.text,
    officer_number: c.nullable(c.text),
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** From a professional grid to its row here; grids of other kinds have none. */
export const besideGrid = {
  table: policeBeats,
  on: { street_code: 'street_code', id: 'professional_grid_id' },
} as const;
