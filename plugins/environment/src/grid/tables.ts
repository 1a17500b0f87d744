import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Environment grids 环保网格: the area of one environment inspector 环保巡查员, a set of basic grids. */
export const environmentGrids = defineTable(
  'environment',
  'environment_grid',
  {
    ...streetKey,
    community_code: c.text,
    code: c.text,
    name: c.text,
    bureau: c.text,
    duty_phone: c.nullable(c.text),
    chief_name: c.nullable(c.text),
    inspector_name: c.nullable(c.text),
    inspector_phone: c.nullable(c.text),
    valid_from: c.date,
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Which basic grids an environment grid covers from when to when. */
export const environmentGridDockings = defineTable(
  'environment',
  'environment_grid_docking',
  {
    ...streetKey,
    ...placeInGrid,
    environment_grid_id: c.int8,
    whole: c.bool,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const EnvironmentGrid = defineType(environmentGrids, {
  name: 'EnvironmentGrid',
  title: { zh: '环保网格', en: 'Environment grid' },
});

export const EnvironmentGridDocking = defineType(environmentGridDockings, {
  name: 'EnvironmentGridDocking',
  title: { zh: '环保网格对接', en: 'Docking of an environment grid' },
  order: [{ column: 'from_on', direction: 'desc' }],
});
