import { randomUUID } from 'node:crypto';
import type { Identity } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { newSecret, shownSecret } from '../message/sign.ts';

/** A webhook to keep. Its address was checked and its document admitted. */
export interface NewWebhook {
  readonly caller: Identity;
  readonly title: string;
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly purpose: string | null;
  /** The types of records that it follows. */
  readonly types: readonly string[];
  readonly position: string;
  readonly rights: string;
}

/** A secret as it is shown once. */
export interface ShownSecret {
  readonly id: string;
  readonly secret: string;
}

/** Keeps a webhook, unless its client has as many as it may. @throws GridweaveError RATE_LIMITED */
export async function addWebhook(db: Kysely<any>, webhook: NewWebhook, most: number): Promise<ShownSecret> {
  const { caller, title, url, query, variables, purpose, types, position, rights } = webhook;
  const id = randomUUID();
  const secret = newSecret();
  await db.transaction().execute(async (trx) => {
    // two at once must not both find room
    await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks of ${caller.client}`}, 0))`.execute(trx);
    const { rows } = await sql<{ has: number }>`
      select count(*)::int as has from webhook.endpoint where client = ${caller.client}`.execute(trx);
    if (rows[0]!.has >= most) throw tooMany(most);
    await sql`
      insert into webhook.endpoint (id, client, client_name, department, key_mark, title, url, query, variables, purpose,
        types, secret, position, rights)
      values (${id}, ${caller.client}, ${caller.name}, ${caller.department}, ${caller.keyMark}, ${title}, ${url}, ${query},
        ${JSON.stringify(variables)}::jsonb, ${purpose}, ${types}::text[], ${secret}, ${position}, ${rights})`.execute(
      trx,
    );
  });
  return { id, secret: shownSecret(secret) };
}

function tooMany(most: number): GridweaveError {
  return new GridweaveError(
    'RATE_LIMITED',
    {
      zh: `每个接入方最多 ${most} 个推送地址。请合并订阅或删除不用的`,
      en: `A client may have ${most} webhooks. Join some, or remove those that are not needed`,
    },
    { limit: 'webhooks', most },
  );
}
