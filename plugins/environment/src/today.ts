import { sql } from 'kysely';

/** The day in Shenzhen, whatever the time zone of the session. */
export const today = sql<string>`(now() at time zone 'Asia/Shanghai')::date`;
