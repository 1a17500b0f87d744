import type { AdminRole } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';

/** An admin as other admins see her; keys are never shown again. */
export interface AdminView {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly AdminRole[];
  readonly pendingRoles: readonly AdminRole[] | null;
  readonly state: string;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly owner: string | null;
  readonly expiresAt: string | null;
  readonly addressRanges: readonly string[];
  readonly createdAt: string;
  readonly rotatedAt: string | null;
  readonly changedBy: string | null;
}

/** All admins, or some by their ids. */
export async function readAdmins(db: Kysely<any>, ids?: readonly string[]): Promise<readonly AdminView[]> {
  const { rows } = await sql<AdminView>`
    select id, name, roles, pending_roles as "pendingRoles", state, issuer, subject, owner, expires_at as "expiresAt",
      address_ranges::text[] as "addressRanges", created_at as "createdAt", rotated_at as "rotatedAt",
      changed_by as "changedBy"
    from access.admin where ${ids ? sql`id = any(${ids}::text[])` : sql`true`} order by name, id`.execute(db);
  return rows;
}
