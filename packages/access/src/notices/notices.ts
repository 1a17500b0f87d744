import { type Kysely, sql } from 'kysely';
import type { AdminRole } from '../admins/roles.ts';

/** Whom a notice is for: all admins of a role, or a department. */
export type Audience = AdminRole | `department:${string}`;

export interface NewNotice {
  readonly audience: Audience;
  readonly kind:
    | 'emergency'
    | 'emergency-review'
    | 'expiry'
    | 'decision'
    | 'proposal'
    | 'request'
    | 'objection'
    | 'override'
    | 'webhook';
  /** The id of what it is about. */
  readonly subject: string;
  readonly zh: string;
  readonly en: string;
}

export interface Notice extends NewNotice {
  readonly id: string;
  readonly at: string;
  readonly read: boolean;
}

/** Leaves a notice, with the transaction of what it is about. */
export async function leaveNotice(trx: Kysely<any>, notice: NewNotice): Promise<void> {
  await sql`
    insert into access.notice (audience, kind, subject, text_zh, text_en)
    values (${notice.audience}, ${notice.kind}, ${notice.subject}, ${notice.zh}, ${notice.en})`.execute(trx);
}

/** The notices for some audiences, newest first. */
export async function noticesFor(
  db: Kysely<any>,
  audiences: readonly Audience[],
  reader: string,
  first: number,
): Promise<readonly Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.at, n.audience, n.kind, n.subject, n.text_zh as zh, n.text_en as en, r.by is not null as read
    from access.notice as n left join access.notice_read as r on r.notice = n.id and r.by = ${reader}
    where n.audience = any(${audiences}::text[]) order by n.id desc limit ${first}`.execute(db);
  return rows;
}

/** Marks notices of these audiences as read by somebody; returns how many. */
export async function markNoticesRead(
  db: Kysely<any>,
  audiences: readonly Audience[],
  reader: string,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql`
    insert into access.notice_read (notice, by)
    select id, ${reader} from access.notice where id = any(${ids}::int8[]) and audience = any(${audiences}::text[])
    on conflict do nothing returning notice`.execute(db);
  return rows.length;
}
