import type { RowExpression } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { professionalGridDockings, professionalGrids } from './tables.ts';

/** The day in Shenzhen, whatever the time zone of the session. */
const today = sql`(now() at time zone 'Asia/Shanghai')::date`;

const inForce = ({ from_on: from, to_on: to }: RowExpression<(typeof professionalGridDockings)['columns']>) =>
  sql<SqlBool>`(${from} <= ${today} and (${to} is null or ${to} > ${today}))`;

/** Whether a professional grid is in use today. */
export const inUse = ({ valid_from: from, valid_to: to }: RowExpression<(typeof professionalGrids)['columns']>) =>
  sql<SqlBool>`(${from} <= ${today} and (${to} is null or ${to} > ${today}))`;

/** From a professional grid, over the docking of today, to what stands on its basic grids. */
export const onDockedGrids = {
  table: professionalGridDockings,
  from: { street_code: 'street_code', id: 'professional_grid_id' },
  to: { street_code: 'street_code', grid_code: 'grid_code' },
  where: inForce,
} as const;

/** From a professional grid to the basic grids themselves. */
export const dockedGrids = { ...onDockedGrids, to: { street_code: 'street_code', grid_code: 'code' } } as const;

/** From what stands on a basic grid to the professional grids that cover it today. */
export const gridsOfPlace = {
  table: professionalGridDockings,
  from: { street_code: 'street_code', grid_code: 'grid_code' },
  to: { street_code: 'street_code', professional_grid_id: 'id' },
  where: inForce,
} as const;

/** From a basic grid to the professional grids that cover it today. */
export const gridsOfGrid = { ...gridsOfPlace, from: { street_code: 'street_code', code: 'grid_code' } } as const;
