import type { Identity } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';

/** A webhook that may deliver, and the batch that it is at. */
export interface DueWebhook {
  readonly id: string;
  readonly caller: Identity;
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly purpose: string | null;
  /** The newest first; a second one signs for a day after it was replaced. */
  readonly secrets: readonly Buffer[];
  readonly rights: string;
  readonly failures: number;
  readonly batch: DueBatch;
}

/** What comes next: a dead letter to deliver again, a batch that was begun, or what follows the position. */
export interface DueBatch {
  readonly deadLetter: string | null;
  readonly after: string;
  /** Where the batch ends, once it was begun. */
  readonly to: string | null;
  readonly messageId: string | null;
}

interface Row {
  readonly id: string;
  readonly client: string;
  readonly name: string;
  readonly department: string;
  readonly keyMark: string;
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly purpose: string | null;
  readonly secret: Buffer;
  readonly oldSecret: Buffer | null;
  readonly rights: string;
  readonly failures: number;
  readonly position: string;
  readonly pendingId: string | null;
  readonly pendingTo: string | null;
  readonly letter: string | null;
  readonly letterAfter: string;
  readonly letterTo: string;
  readonly letterMessage: string;
}

/** A webhook with the batch that it has to deliver next; undefined when it does not deliver now. */
export async function readDue(db: Kysely<any>, id: string): Promise<DueWebhook | undefined> {
  const { rows } = await sql<Row>`
    select e.id, e.client, e.client_name as name, e.department, e.key_mark as "keyMark", e.url, e.query, e.variables,
      e.purpose, e.secret, case when e.old_secret_until > now() then e.old_secret end as "oldSecret", e.rights, e.failures,
      e.position, e.pending_id as "pendingId", e.pending_to as "pendingTo",
      d.id as letter, d.after_position as "letterAfter", d.to_position as "letterTo", d.message_id as "letterMessage"
    from webhook.endpoint as e
    left join lateral (
      select * from webhook.dead_letter as l where l.endpoint = e.id and l.replay_at is not null order by l.id limit 1
    ) as d on true
    where e.id = ${id} and e.state = 'active' and e.suspended_at is null`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { client, name, department, keyMark, secret, oldSecret, letter, ...rest } = row;
  return {
    ...rest,
    caller: { client, name, department, keyMark },
    secrets: oldSecret ? [secret, oldSecret] : [secret],
    batch:
      letter === null
        ? { deadLetter: null, after: row.position, to: row.pendingTo, messageId: row.pendingId }
        : { deadLetter: letter, after: row.letterAfter, to: row.letterTo, messageId: row.letterMessage },
  };
}

/** A webhook that delivers, for whoever follows the log. */
export interface Route {
  readonly id: string;
  readonly client: string;
  readonly types: readonly string[];
  /** Has not been looked at for a minute. */
  readonly isStale: boolean;
}

/** All webhooks that deliver. */
export async function readRoutes(db: Kysely<any>): Promise<readonly Route[]> {
  const { rows } = await sql<Route>`
    select id, client, types, checked_at < now() - interval '1 minute' as "isStale"
    from webhook.endpoint where state = 'active' and suspended_at is null`.execute(db);
  return rows;
}
