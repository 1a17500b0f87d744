import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { timeGiven } from '../grants/grant-types.ts';

/** The version of the policy that was in force at a time. @throws GridweaveError BAD_USER_INPUT before the first */
export async function versionAt(db: Kysely<any>, text: string): Promise<string> {
  const at = timeGiven('at', text)!;
  const { rows } = await sql<{ version: string }>`
    select version from access.policy_change where at <= ${at} order by version desc limit 1`.execute(db);
  if (rows[0]) return rows[0].version;
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `${text} 时尚无策略的记录`,
    en: `no version of the policy is on record for ${text}`,
  });
}
