import type { RowExpression } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { today } from '../today.ts';
import type { rentalFiles } from './tables.ts';

type VisitColumns = 'registered_on' | 'visited_on' | 'visit_interval_days';
type Visits = Pick<RowExpression<(typeof rentalFiles)['columns']>, VisitColumns>;

/** The columns that decide when a rental house must be visited again. */
export const visitColumns = ['registered_on', 'visited_on', 'visit_interval_days'] as const;

/** The day of the next visit: the last one, or the registration, and the interval of its grade. */
export const visitDueOn = (row: Visits) =>
  sql<string>`(coalesce(${row.visited_on}, ${row.registered_on}) + ${row.visit_interval_days})`;

/** Whether the next visit should have taken place; false where none is due. */
export const visitOverdue = (row: Visits) => sql<SqlBool>`coalesce(${visitDueOn(row)} < ${today}, false)`;
