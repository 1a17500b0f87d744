import { type Kysely, sql } from 'kysely';

/** A client as its own department sees it. */
export interface SharingClientView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly rotatedAt: string | null;
  readonly expiresAt: string | null;
  readonly addressRanges: readonly string[];
  readonly suspension: { readonly at: string; readonly reason: string | null } | null;
}

/** The clients of a department with why they are suspended, which stands where permissions change. */
export async function readSharingClients(db: Kysely<any>, department: string): Promise<readonly SharingClientView[]> {
  const { rows } = await sql<SharingClientView>`
    select c.id, c.name, c.created_at as "createdAt", c.rotated_at as "rotatedAt", c.expires_at as "expiresAt",
      c.address_ranges::text[] as "addressRanges",
      case when c.state = 'suspended' then json_build_object('at', s.at, 'reason', s.reason) end as suspension
    from access.client as c left join lateral (
      select at, reason from access.policy_change
      where c.state = 'suspended' and what = 'client ' || c.id || ' suspended' order by version desc limit 1) as s on true
    where c.department = ${department} order by c.name, c.id`.execute(db);
  return rows;
}
