import { defineInterface } from '@gridweave/kit';

/** What stands on a basic grid; each type declares the fields with `placeFields`. */
export const PlaceBound = defineInterface({
  name: 'PlaceBound',
  title: { zh: '有属地的记录', en: 'A record that belongs to a place' },
  fields: ['streetCode', 'communityCode', 'gridCode', 'grid'],
});
