import { type Kysely, sql } from 'kysely';
import { changePolicy } from './change.ts';
import { checkedRanges, type ShownKey } from './clients.ts';
import { newCredential } from './credential.ts';
import { refusedOne } from './refused.ts';

export interface NewAdmin {
  readonly name: string;
  readonly roles: readonly string[];
  readonly expiresAt?: Date | null;
  readonly addressRanges?: readonly string[];
}

/** Adds an admin and returns the key, which is shown this once. */
export async function createAdmin(db: Kysely<any>, admin: NewAdmin): Promise<ShownKey> {
  if (admin.roles.length === 0) throw refusedOne(`admin ${admin.name}`, '至少需要一个角色', 'give at least one role');
  const { id, key, hash } = newCredential('admin');
  return changePolicy(db, async (trx) => {
    const ranges = await checkedRanges(trx, admin.addressRanges ?? []);
    await sql`
      insert into access.admin (id, name, roles, key_hash, expires_at, address_ranges)
      values (${id}, ${admin.name}, ${admin.roles}::text[], ${hash}, ${admin.expiresAt ?? null}, ${ranges}::cidr[])`.execute(
      trx,
    );
    return { result: { id, key }, touched: [] };
  });
}

/** Gives an admin a new key; the old one stops working. */
export async function rotateAdminKey(db: Kysely<any>, id: string, expiresAt: Date | null = null): Promise<ShownKey> {
  const { key, hash } = newCredential('admin', id);
  return changePolicy(db, async (trx) => {
    const { rows } = await sql`
      update access.admin set key_hash = ${hash}, rotated_at = now(), expires_at = ${expiresAt} where id = ${id} returning id`.execute(
      trx,
    );
    if (rows.length === 0) throw refusedOne(`admin ${id}`, '管理员不存在', 'there is no such admin');
    return { result: { id, key }, touched: [] };
  });
}

/** Stops or resumes an admin. */
export async function setAdminState(db: Kysely<any>, id: string, state: 'active' | 'suspended'): Promise<void> {
  await changePolicy(db, async (trx) => {
    const { rows } = await sql`update access.admin set state = ${state} where id = ${id} returning id`.execute(trx);
    if (rows.length === 0) throw refusedOne(`admin ${id}`, '管理员不存在', 'there is no such admin');
    return { result: undefined, touched: [] };
  });
}
