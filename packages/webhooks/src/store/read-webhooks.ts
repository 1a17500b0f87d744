import { type Kysely, sql } from 'kysely';

export type WebhookState = 'active' | 'paused' | 'failing' | 'stopped' | 'suspended';

/** A webhook as departments and admins see it; never its secret. */
export interface Webhook {
  readonly id: string;
  readonly client: string;
  readonly department: string;
  readonly title: string;
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly state: WebhookState;
  /** Why it does not deliver: a code and a text in both languages. */
  readonly reasonCode: string | null;
  readonly reason: string | null;
  /** Everything up to this time has been looked through. */
  readonly reached: string;
  readonly createdAt: string;
  readonly lastDeliveryAt: string | null;
  readonly lastAttemptAt: string | null;
  readonly lastOutcome: string | null;
  /** Attempts that failed since the last delivery. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly delivered: string;
  readonly deadLetters: number;
}

/** A batch that was given up: where it stands and what it was about. */
export interface DeadLetter {
  readonly id: string;
  readonly messageId: string;
  readonly records: readonly { readonly type: string; readonly id: string }[];
  readonly attempts: number;
  readonly since: string;
  readonly at: string;
  readonly outcome: string;
  /** Asked to be delivered again. */
  readonly isQueued: boolean;
}

/** Which webhooks are looked for; all where nothing is said. */
export interface WebhookChoice {
  readonly id?: string;
  readonly client?: string;
  readonly department?: string | null;
}

/** Webhooks in the order in which they were added. */
export async function readWebhooks(
  db: Kysely<any>,
  { id, client, department }: WebhookChoice,
): Promise<readonly Webhook[]> {
  const { rows } = await sql<Webhook>`
    select e.id, e.client, e.department, e.title, e.url, e.query, e.variables,
      case when e.suspended_at is null then e.state else 'suspended' end as state,
      case when e.suspended_at is null then e.reason_code else 'SUSPENDED' end as "reasonCode",
      coalesce(e.suspended_reason, e.reason) as reason,
      e.reached, e.created_at as "createdAt", e.last_delivery_at as "lastDeliveryAt", e.last_attempt_at as "lastAttemptAt",
      e.last_outcome as "lastOutcome", e.failures, e.failing_since as "failingSince", e.delivered,
      (select count(*)::int from webhook.dead_letter as d where d.endpoint = e.id) as "deadLetters"
    from webhook.endpoint as e
    where ${id === undefined ? sql`true` : sql`e.id = ${id}`} and ${client === undefined ? sql`true` : sql`e.client = ${client}`}
      and ${department ? sql`e.department = ${department}` : sql`true`}
    order by e.created_at, e.id`.execute(db);
  return rows;
}

/** The dead letters of a webhook, the oldest first. */
export async function readDeadLetters(db: Kysely<any>, id: string, most: number): Promise<readonly DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select id, message_id as "messageId", records, attempts, since, at, outcome, replay_at is not null as "isQueued"
    from webhook.dead_letter where endpoint = ${id} order by id limit ${most}`.execute(db);
  return rows;
}
