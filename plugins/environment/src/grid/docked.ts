import { sql, type SqlBool } from 'kysely';
import type { RowExpression } from '@gridweave/kit';
import { environmentGridDockings } from './tables.ts';

type DockingColumns = (typeof environmentGridDockings)['columns'];

const current = (docking: RowExpression<DockingColumns>) => sql<SqlBool>`${docking.to_on} is null`;

/** From an environment grid, over today's docking, to what stands on its basic grids. */
export const onGridsOfEnvironmentGrid = {
  table: environmentGridDockings,
  from: { street_code: 'street_code', id: 'environment_grid_id' },
  to: { street_code: 'street_code', grid_code: 'grid_code' },
  where: current,
} as const;

/** From an environment grid to the basic grids themselves. */
export const gridsOfEnvironmentGrid = {
  ...onGridsOfEnvironmentGrid,
  to: { street_code: 'street_code', grid_code: 'code' },
} as const;

/** From what stands on a basic grid to the environment grids that cover it today. */
export const environmentGridsOfPlace = {
  table: environmentGridDockings,
  from: { street_code: 'street_code', grid_code: 'grid_code' },
  to: { street_code: 'street_code', environment_grid_id: 'id' },
  where: current,
} as const;

/** From a basic grid to the environment grids that cover it today. */
export const environmentGridsOfGrid = {
  ...environmentGridsOfPlace,
  from: { street_code: 'street_code', code: 'grid_code' },
} as const;
