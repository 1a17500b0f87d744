import { c, defineTable, defineType } from '@gridweave/kit';
import { inGrid, placeInGrid, streetKey } from '../place/columns.ts';
import { PlaceBound } from '../place/place-bound.ts';
import { recordColumns } from '../record/columns.ts';

/** City parts 城市部件: street furniture and municipal components. */
export const cityParts = defineTable(
  'core',
  'city_part',
  {
    ...streetKey,
    ...placeInGrid,
    code: c.text,
    major: c.text,
    minor: c.text,
    name: c.text,
    owner_unit: c.nullable(c.text),
    maintenance_unit: c.nullable(c.text),
    address: c.nullable(c.text),
    point: c.nullable(c.jsonb),
    location_error: c.nullable(c.text),
    state: c.text,
    installed_on: c.nullable(c.date),
    removed_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const CityPart = defineType(cityParts, {
  name: 'CityPart',
  title: { zh: '城市部件', en: 'City part' },
  interfaces: [PlaceBound],
});
