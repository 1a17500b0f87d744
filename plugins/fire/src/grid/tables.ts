import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Fire grids 消防网格: the area of one fire-safety keeper, a set of basic grids. */
export const fireGrids = defineTable(
  'fire',
  'fire_grid',
  {
    ...streetKey,
    community_code: c.text,
    code: c.text,
    name: c.text,
    brigade: c.text,
    micro_station: c.nullable(c.text),
    micro_station_phone: c.nullable(c.text),
    keeper_name: c.nullable(c.text),
    keeper_phone: c.nullable(c.text),
    valid_from: c.date,
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Which basic grids a fire grid covers from when to when. */
export const fireGridDockings = defineTable(
  'fire',
  'fire_grid_docking',
  {
    ...streetKey,
    ...placeInGrid,
    fire_grid_id: c.int8,
    whole: c.bool,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const FireGrid = defineType(fireGrids, {
  name: 'FireGrid',
  title: { zh: '消防网格', en: 'Fire grid' },
});

export const FireGridDocking = defineType(fireGridDockings, {
  name: 'FireGridDocking',
  title: { zh: '消防网格对接', en: 'Docking of a fire grid' },
  order: [{ column: 'from_on', direction: 'desc' }],
});
