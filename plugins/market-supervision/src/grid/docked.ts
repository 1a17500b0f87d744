import { sql, type SqlBool } from 'kysely';
import type { RowExpression } from '@gridweave/kit';
import { marketGridDockings } from './tables.ts';

type DockingColumns = (typeof marketGridDockings)['columns'];

const current = (docking: RowExpression<DockingColumns>) => sql<SqlBool>`${docking.to_on} is null`;

/** From a market grid, over today's docking, to what stands on its basic grids. */
export const onGridsOfMarketGrid = {
  table: marketGridDockings,
  from: { street_code: 'street_code', id: 'market_grid_id' },
  to: { street_code: 'street_code', grid_code: 'grid_code' },
  where: current,
} as const;

/** From a market grid to the basic grids themselves. */
export const gridsOfMarketGrid = {
  ...onGridsOfMarketGrid,
  to: { street_code: 'street_code', grid_code: 'code' },
} as const;

/** From what stands on a basic grid to the market grids that cover it today. */
export const marketGridsOfPlace = {
  table: marketGridDockings,
  from: { street_code: 'street_code', grid_code: 'grid_code' },
  to: { street_code: 'street_code', market_grid_id: 'id' },
  where: current,
} as const;

/** From a basic grid to the market grids that cover it today. */
export const marketGridsOfGrid = {
  ...marketGridsOfPlace,
  from: { street_code: 'street_code', code: 'grid_code' },
} as const;
