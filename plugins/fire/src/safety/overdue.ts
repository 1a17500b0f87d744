import type { RowExpression } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { today } from '../today.ts';
import type { houseSafety } from './tables.ts';

type Open = Pick<RowExpression<(typeof houseSafety)['columns']>, 'open_hazards' | 'rectify_by'>;

/** Whether the earliest time limit of the open hazards has passed; false where there are none. */
export const rectificationOverdue = (row: Open) =>
  sql<SqlBool>`coalesce(${row.open_hazards} > 0 and ${row.rectify_by} < ${today}, false)`;
