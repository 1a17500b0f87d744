import { sql, type SqlBool } from 'kysely';
import type { RowExpression } from '@gridweave/kit';
import { fireGridDockings } from './tables.ts';

type DockingColumns = (typeof fireGridDockings)['columns'];

const current = (docking: RowExpression<DockingColumns>) => sql<SqlBool>`${docking.to_on} is null`;

/** From a fire grid, over today's docking, to what stands on its basic grids. */
export const onGridsOfFireGrid = {
  table: fireGridDockings,
  from: { street_code: 'street_code', id: 'fire_grid_id' },
  to: { street_code: 'street_code', grid_code: 'grid_code' },
  where: current,
} as const;

/** From a fire grid to the basic grids themselves. */
export const gridsOfFireGrid = { ...onGridsOfFireGrid, to: { street_code: 'street_code', grid_code: 'code' } } as const;

/** From what stands on a basic grid to the fire grids that cover it today. */
export const fireGridsOfPlace = {
  table: fireGridDockings,
  from: { street_code: 'street_code', grid_code: 'grid_code' },
  to: { street_code: 'street_code', fire_grid_id: 'id' },
  where: current,
} as const;

/** From a basic grid to the fire grids that cover it today. */
export const fireGridsOfGrid = {
  ...fireGridsOfPlace,
  from: { street_code: 'street_code', code: 'grid_code' },
} as const;
