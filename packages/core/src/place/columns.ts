import { c } from '@gridweave/kit';

/** The key of a place-bound table: the street comes first, `id` is unique over the whole table. */
export const streetKey = { street_code: c.text, id: c.int8 } as const;

/** Where a row is, to the basic grid: 12-digit community and 14-digit grid code. */
export const placeInGrid = { community_code: c.text, grid_code: c.text } as const;

/** Where a row is when only the street is sure. */
export const placeIfKnown = { community_code: c.nullable(c.text), grid_code: c.nullable(c.text) } as const;

/** The place of a table with all three levels. */
export const inGrid = { street: 'street_code', community: 'community_code', grid: 'grid_code' } as const;
