import { sql, type SqlBool } from 'kysely';
import type { RowExpression } from '@gridweave/kit';
import { policeBeatDockings } from './tables.ts';

type DockingColumns = (typeof policeBeatDockings)['columns'];

const current = (docking: RowExpression<DockingColumns>) => sql<SqlBool>`${docking.to_on} is null`;

/** From a beat, over today's docking, to what stands on its basic grids. */
export const onGridsOfBeat = {
  table: policeBeatDockings,
  from: { street_code: 'street_code', id: 'beat_id' },
  to: { street_code: 'street_code', grid_code: 'grid_code' },
  where: current,
} as const;

/** From a beat to the basic grids themselves. */
export const gridsOfBeat = { ...onGridsOfBeat, to: { street_code: 'street_code', grid_code: 'code' } } as const;

/** From what stands on a basic grid to the beats that cover it today. */
export const beatsOfPlace = {
  table: policeBeatDockings,
  from: { street_code: 'street_code', grid_code: 'grid_code' },
  to: { street_code: 'street_code', beat_id: 'id' },
  where: current,
} as const;

/** From a basic grid to the beats that cover it today. */
export const beatsOfGrid = { ...beatsOfPlace, from: { street_code: 'street_code', code: 'grid_code' } } as const;
