import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { changePolicy } from '../grants/change.ts';
import { checkedRanges } from '../grants/clients.ts';
import { newCredential } from '../grants/credential.ts';
import { refusedOne } from '../grants/refused.ts';
import { type AdminRole, adminRoles, isAdminRole } from './roles.ts';

export interface NewAdmin {
  readonly name: string;
  readonly roles: readonly AdminRole[];
  /** A person of the identity provider, who signs in with tokens and needs no key. */
  readonly oidc?: { readonly issuer: string; readonly subject: string } | null;
  /** The admin for whom a script works: what it does counts as done by that person. */
  readonly owner?: string | null;
  readonly expiresAt?: Date | null;
  readonly addressRanges?: readonly string[];
}

/** A new admin; the key is shown this once, and there is none for a person of the identity provider. */
export interface MadeAdmin {
  readonly id: string;
  readonly key: string | null;
}

/** Who sets up the first admins: the operator of the machine. */
export const founder = 'system';

/** Adds an admin. The roles hold when another admin has confirmed them; those that the machine's operator gives, at once. */
export async function createAdmin(db: Kysely<any>, admin: NewAdmin, by: string = founder): Promise<MadeAdmin> {
  requireRoles(`admin ${admin.name}`, admin.roles);
  const { id, key, hash } = newCredential('admin');
  const isFounded = by === founder;
  return changePolicy(db, { by, what: `admin ${id} added` }, async (trx) => {
    const ranges = await checkedRanges(trx, admin.addressRanges ?? []);
    if (admin.owner && (await requireAdmin(trx, admin.owner)).owner !== null)
      throw refusedOne(
        `owner ${admin.owner}`,
        '是脚本,脚本的所有者须为个人',
        'is a script; the owner of a script is a person',
      );
    if (admin.oidc) await requireFreeSubject(trx, admin.oidc);
    await sql`
      insert into access.admin (id, name, roles, pending_roles, key_hash, expires_at, address_ranges, issuer, subject, owner, changed_by)
      values (${id}, ${admin.name}, ${isFounded ? admin.roles : []}::text[], ${isFounded ? null : admin.roles}::text[],
        ${admin.oidc ? null : hash}, ${admin.expiresAt ?? null}, ${ranges}::cidr[], ${admin.oidc?.issuer ?? null},
        ${admin.oidc?.subject ?? null}, ${admin.owner ?? null}, ${by})`.execute(trx);
    return { result: { id, key: admin.oidc ? null : key }, touched: [] };
  });
}

/**
 * Changes the roles of an admin: what is taken away goes at once, what is added waits for another admin.
 * @throws GridweaveError FORBIDDEN for one's own roles.
 */
export async function changeAdminRoles(
  db: Kysely<any>,
  id: string,
  roles: readonly AdminRole[],
  by: string,
): Promise<void> {
  requireRoles(`admin ${id}`, roles);
  await changePolicy(db, { by, what: `roles of admin ${id} changed` }, async (trx) => {
    const found = await requireOther(trx, id, by);
    const kept = found.roles.filter((role) => (roles as readonly string[]).includes(role));
    const added = roles.filter((role) => !found.roles.includes(role));
    await sql`
      update access.admin set roles = ${kept}::text[], changed_by = ${by},
        pending_roles = ${added.length > 0 ? [...kept, ...added] : null}::text[]
      where id = ${id}`.execute(trx);
    return { result: undefined, touched: [] };
  });
}

/** Confirms roles that another admin gave. @throws GridweaveError FORBIDDEN for the one who gave or gets them. */
export async function confirmAdminRoles(db: Kysely<any>, id: string, by: string): Promise<void> {
  await changePolicy(db, { by, what: `roles of admin ${id} confirmed` }, async (trx) => {
    const found = await requireOther(trx, id, by);
    if (found.pending === null)
      throw refusedOne(`admin ${id}`, '没有待确认的角色', 'no roles are waiting to be confirmed');
    if (found.changedBy === by)
      throw new GridweaveError('FORBIDDEN', {
        zh: `管理员 ${id} 的角色由 ${by} 授予,须由他人确认`,
        en: `the roles of admin ${id} were given by ${by}; somebody else has to confirm them`,
      });
    await sql`update access.admin set roles = pending_roles, pending_roles = null where id = ${id}`.execute(trx);
    return { result: undefined, touched: [] };
  });
}

/** Gives an admin a new key; the old one stops working. */
export async function rotateAdminKey(
  db: Kysely<any>,
  id: string,
  expiresAt: Date | null = null,
  by: string = founder,
): Promise<{ readonly id: string; readonly key: string }> {
  const { key, hash } = newCredential('admin', id);
  return changePolicy(db, { by, what: `key of admin ${id} rotated` }, async (trx) => {
    const { rows } = await sql`
      update access.admin set key_hash = ${hash}, rotated_at = now(), expires_at = ${expiresAt}
      where id = ${id} and subject is null returning id`.execute(trx);
    if (rows.length === 0)
      throw refusedOne(
        `admin ${id}`,
        '管理员不存在,或通过身份提供方登录而没有密钥',
        'there is no such admin, or it is a person of the identity provider, who has no key',
      );
    return { result: { id, key }, touched: [] };
  });
}

/** Stops or resumes an admin. @throws GridweaveError FORBIDDEN for oneself. */
export async function setAdminState(
  db: Kysely<any>,
  id: string,
  state: 'active' | 'suspended',
  by: string = founder,
  reason: string | null = null,
): Promise<void> {
  await changePolicy(db, { by, what: `admin ${id} ${state}`, reason }, async (trx) => {
    await requireOther(trx, id, by);
    await sql`update access.admin set state = ${state} where id = ${id}`.execute(trx);
    return { result: undefined, touched: [] };
  });
}

function requireRoles(where: string, roles: readonly string[]): void {
  const known = Object.keys(adminRoles).join(', ');
  if (roles.length === 0) throw refusedOne(where, `至少需要一个角色: ${known}`, `give at least one role of ${known}`);
  for (const role of roles)
    if (!isAdminRole(role))
      throw refusedOne(where, `未知角色 ${role},可用: ${known}`, `${role} is no role; the roles are ${known}`);
}

interface AdminRow {
  readonly roles: readonly string[];
  readonly pending: readonly string[] | null;
  readonly changedBy: string | null;
}

async function requireAdmin(trx: Transaction<any>, id: string): Promise<AdminRow & { readonly owner: string | null }> {
  const { rows } = await sql<AdminRow & { owner: string | null }>`
    select roles, pending_roles as pending, changed_by as "changedBy", owner from access.admin where id = ${id} for update`.execute(
    trx,
  );
  if (!rows[0]) throw refusedOne(`admin ${id}`, '管理员不存在', 'there is no such admin');
  return rows[0];
}

async function requireOther(trx: Transaction<any>, id: string, by: string): Promise<AdminRow> {
  const found = await requireAdmin(trx, id);
  if (id !== by && found.owner !== by) return found;
  throw new GridweaveError('FORBIDDEN', {
    zh: '任何人不可变更自己的权限,请由另一位管理员办理',
    en: 'nobody changes their own rights; another admin has to do it',
  });
}

async function requireFreeSubject(
  trx: Transaction<any>,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  const { rows } = await sql`select from access.admin where issuer = ${issuer} and subject = ${subject}`.execute(trx);
  if (rows.length > 0) throw refusedOne(`subject ${subject}`, '已登记为管理员', 'is registered as an admin already');
}
