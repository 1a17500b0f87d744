import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Market grids 市监网格: the area of one supervisor 监管员, a set of basic grids. */
export const marketGrids = defineTable(
  'market_supervision',
  'market_grid',
  {
    ...streetKey,
    community_code: c.text,
    code: c.text,
    name: c.text,
    office: c.text,
    office_phone: c.nullable(c.text),
    supervisor_name: c.nullable(c.text),
    supervisor_number: c.nullable(c.text),
    supervisor_phone: c.nullable(c.text),
    valid_from: c.date,
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Which basic grids a market grid covers from when to when. */
export const marketGridDockings = defineTable(
  'market_supervision',
  'market_grid_docking',
  {
    ...streetKey,
    ...placeInGrid,
    market_grid_id: c.int8,
    whole: c.bool,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const MarketGrid = defineType(marketGrids, {
  name: 'MarketGrid',
  title: { zh: '市监网格', en: 'Market grid' },
});

export const MarketGridDocking = defineType(marketGridDockings, {
  name: 'MarketGridDocking',
  title: { zh: '市监网格对接', en: 'Docking of a market grid' },
  order: [{ column: 'from_on', direction: 'desc' }],
});
