import { c, defineTable, defineType } from '@gridweave/kit';
import { inGrid, placeInGrid, streetKey } from '../place/columns.ts';
import { recordColumns } from '../record/columns.ts';

/** Basic grids 社区基础网格: closed areas of 300–500 dwellings, each in one community. */
export const grids = defineTable(
  'core',
  'grid',
  {
    ...streetKey,
    community_code: c.text,
    code: c.text,
    name: c.text,
    boundary: c.nullable(c.jsonb),
    centre: c.nullable(c.jsonb),
    area: c.nullable(c.numeric),
    dwellings: c.int4,
    valid_from: c.nullable(c.date),
    valid_to: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code', grid: 'code' } },
);

/** Grid workers 网格员. */
export const gridWorkers = defineTable(
  'core',
  'grid_worker',
  {
    ...streetKey,
    community_code: c.text,
    number: c.text,
    name: c.text,
    sex: c.nullable(c.text),
    phone: c.nullable(c.text),
    state: c.text,
    employed_on: c.nullable(c.date),
    left_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Who works on which grid from when to when; a vacancy is a grid without a current row. */
export const gridAssignments = defineTable(
  'core',
  'grid_assignment',
  {
    ...streetKey,
    ...placeInGrid,
    worker_id: c.int8,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

/** Which grid a house belonged to from when to when: never read from the digits of the house code. */
export const houseMemberships = defineTable(
  'core',
  'house_membership',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    from_on: c.date,
    to_on: c.nullable(c.date),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const Grid = defineType(grids, {
  name: 'Grid',
  title: { zh: '社区基础网格', en: 'Basic grid' },
});

export const GridWorker = defineType(gridWorkers, {
  name: 'GridWorker',
  title: { zh: '网格员', en: 'Grid worker' },
});

export const GridAssignment = defineType(gridAssignments, {
  name: 'GridAssignment',
  title: { zh: '网格员配置', en: 'Assignment of a grid worker' },
  order: [{ column: 'from_on', direction: 'desc' }],
});

export const HouseMembership = defineType(houseMemberships, {
  name: 'HouseMembership',
  title: { zh: '房屋所属网格', en: 'Grid membership of a house' },
  order: [{ column: 'from_on', direction: 'desc' }],
});
