import { type Expression, sql, type SqlBool } from 'kysely';
import { today } from '../today.ts';

interface Validity {
  readonly state: Expression<unknown>;
  readonly expires_on: Expression<unknown>;
}

/** Whether a licence is past its term, whatever the register still says; licences without end never are. */
export const licenceExpired = (row: Validity) =>
  sql<SqlBool>`(${row.state} = '2' or coalesce(${row.state} = '1' and ${row.expires_on} < ${today}, false))`;
