import { type Kysely, sql } from 'kysely';
import { changePolicy } from './change.ts';
import { newCredential } from './credential.ts';
import { requireDepartment } from './departments.ts';
import { refusedOne } from './refused.ts';

export interface NewClient {
  readonly department: string;
  readonly name: string;
  readonly expiresAt?: Date | null;
  /** CIDR ranges from which it may call; none: from everywhere. */
  readonly addressRanges?: readonly string[];
}

/** A key that is shown this once. */
export interface ShownKey {
  readonly id: string;
  readonly key: string;
}

/** Adds a client of a department and returns its key. */
export async function createClient(db: Kysely<any>, client: NewClient, by = 'system'): Promise<ShownKey> {
  const { id, key, hash } = newCredential('client');
  return changePolicy(db, { by, what: `client ${id} added` }, async (trx) => {
    await requireDepartment(trx, client.department);
    const ranges = await checkedRanges(trx, client.addressRanges ?? []);
    await sql`
      insert into access.client (id, department, name, key_hash, expires_at, address_ranges)
      values (${id}, ${client.department}, ${client.name}, ${hash}, ${client.expiresAt ?? null}, ${ranges}::cidr[])`.execute(
      trx,
    );
    return { result: { id, key }, touched: [client.department] };
  });
}

/** Gives a client a new key; the old one stops working everywhere at once. */
export async function rotateClientKey(
  db: Kysely<any>,
  id: string,
  expiresAt: Date | null = null,
  by = 'system',
): Promise<ShownKey> {
  const { key, hash } = newCredential('client', id);
  return changePolicy(db, { by, what: `key of client ${id} rotated` }, async (trx) => {
    const { rows } = await sql<{ department: string }>`
      update access.client set key_hash = ${hash}, rotated_at = now(), expires_at = ${expiresAt}
      where id = ${id} returning department`.execute(trx);
    return { result: { id, key }, touched: [ownerOf(rows, id)] };
  });
}

/**
 * Gives a client a new key because it asks for one itself, as whoever holds the key with this mark. The new key ends
 * when the old one would have: how long a client may call is for admins to say.
 */
export async function renewOwnKey(
  db: Kysely<any>,
  { client, keyMark }: { readonly client: string; readonly keyMark: string },
): Promise<ShownKey & { readonly expiresAt: Date | null }> {
  const { key, hash } = newCredential('client', client);
  return changePolicy(db, { by: `client:${client}`, what: `key of client ${client} rotated` }, async (trx) => {
    // of two calls with one key only the first may win, or its answer would hold a key that is dead already
    const { rows } = await sql<{ department: string; expiresAt: string | null }>`
      update access.client set key_hash = ${hash}, rotated_at = now()
      where id = ${client} and substring(key_hash for 12) = ${Buffer.from(keyMark, 'base64url')}
      returning department, expires_at as "expiresAt"`.execute(trx);
    const row = rows[0];
    if (!row) throw refusedOne(`client ${client}`, '密钥刚刚已轮换', 'its key was made anew a moment ago');
    const expiresAt = row.expiresAt === null ? null : new Date(row.expiresAt);
    return { result: { id: client, key, expiresAt }, touched: [row.department] };
  });
}

/** Stops a client until it is resumed; its open subscriptions end. */
export async function suspendClient(
  db: Kysely<any>,
  id: string,
  by = 'system',
  reason: string | null = null,
): Promise<void> {
  await setState(db, id, 'suspended', by, reason);
}

/** Lets a suspended client call again. */
export async function resumeClient(
  db: Kysely<any>,
  id: string,
  by = 'system',
  reason: string | null = null,
): Promise<void> {
  await setState(db, id, 'active', by, reason);
}

async function setState(
  db: Kysely<any>,
  id: string,
  state: 'active' | 'suspended',
  by: string,
  reason: string | null,
): Promise<void> {
  await changePolicy(db, { by, what: `client ${id} ${state}`, reason }, async (trx) => {
    const { rows } = await sql<{ department: string }>`
      update access.client set state = ${state} where id = ${id} returning department`.execute(trx);
    return { result: undefined, touched: [ownerOf(rows, id)] };
  });
}

function ownerOf(rows: readonly { readonly department: string }[], id: string): string {
  const row = rows[0];
  if (!row) throw refusedOne(`client ${id}`, '客户端不存在', 'there is no such client');
  return row.department;
}

/** Changes the address ranges from which a client may call; none: from everywhere. */
export async function setClientRanges(
  db: Kysely<any>,
  id: string,
  addressRanges: readonly string[],
  by = 'system',
): Promise<void> {
  await changePolicy(db, { by, what: `address ranges of client ${id} changed` }, async (trx) => {
    const ranges = await checkedRanges(trx, addressRanges);
    const { rows } = await sql<{ department: string }>`
      update access.client set address_ranges = ${ranges}::cidr[] where id = ${id} returning department`.execute(trx);
    return { result: undefined, touched: [ownerOf(rows, id)] };
  });
}

/** The ranges, once PostgreSQL has read each of them as one; `trx` is a transaction. */
export async function checkedRanges(trx: Kysely<any>, ranges: readonly string[]): Promise<readonly string[]> {
  for (const range of ranges) {
    // pg_input_is_valid came with PostgreSQL 16 only
    await sql`savepoint address_range`.execute(trx);
    try {
      await sql`select ${range}::cidr`.execute(trx);
    } catch (error) {
      await sql`rollback to savepoint address_range`.execute(trx);
      if ((error as { code?: string }).code !== '22P02') throw error;
      throw refusedOne(
        `address range ${range}`,
        '不是有效的 CIDR 网段,例如 10.1.0.0/16',
        'it is no CIDR range such as 10.1.0.0/16',
      );
    }
  }
  return ranges;
}
