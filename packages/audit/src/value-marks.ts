import { hash } from 'node:crypto';

import { type Kysely, sql } from 'kysely';

/** Makes the mark of a personal value: the same value has the same mark, and no mark tells its value. */
export type MarkValue = (value: string) => string;

/** Opens the marks of a log; the key is of the database that holds the values themselves. */
export async function openValueMarks(db: Kysely<any>): Promise<MarkValue> {
  const { rows } = await sql<{ key: Buffer }>`select key from audit.mark_key`.execute(db);
  const key = rows[0]!.key.toString('hex');
  // cut short, so that the secret before the value serves as well as an HMAC and takes a tenth of its time
  return (value) => `#${hash('sha256', key + value, 'base64url').slice(0, 22)}`;
}
