import { type Kysely, sql } from 'kysely';

/** That a client may take an emergency bundle. */
export interface AuthorisationView {
  readonly id: string;
  readonly department: string;
  readonly client: string;
  readonly bundle: string;
  readonly hours: number;
  readonly reason: string;
  readonly state: string;
  readonly validUntil: string;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
}

/** One use of an emergency bundle, and its review. */
export interface EmergencyView {
  readonly id: string;
  readonly authorisation: string;
  readonly department: string;
  readonly client: string;
  readonly bundle: string;
  readonly officer: string;
  readonly reason: string;
  readonly at: string;
  readonly until: string;
  readonly reviewDue: string;
  readonly isReviewOverdue: boolean;
  readonly reviewedBy: string | null;
  readonly outcome: string | null;
  readonly reviewNote: string | null;
  readonly grants: readonly string[];
}

/** All authorisations, or one; the latest first. */
export async function readAuthorisations(db: Kysely<any>, id?: string): Promise<readonly AuthorisationView[]> {
  const { rows } = await sql<AuthorisationView>`
    select id, department, client, bundle, hours, reason, state, valid_until as "validUntil",
      requested_by as "requestedBy", approved_by as "approvedBy"
    from access.emergency_authorisation where ${id === undefined ? sql`true` : sql`id = ${id}`}
    order by requested_at desc, id`.execute(db);
  return rows;
}

/** All uses, or one; the latest first. */
export async function readEmergencies(db: Kysely<any>, id?: string): Promise<readonly EmergencyView[]> {
  const { rows } = await sql<EmergencyView>`
    select u.id, u.authorisation, a.department, a.client, a.bundle, u.officer, u.reason, u.at, u.until,
      u.review_due as "reviewDue", (u.reviewed_at is null and u.review_due < now()) as "isReviewOverdue",
      u.reviewed_by as "reviewedBy", u.outcome, u.review_note as "reviewNote",
      array(select g.id from access.data_grant as g where g.emergency = u.id order by g.id) as grants
    from access.emergency_use as u join access.emergency_authorisation as a on a.id = u.authorisation
    where ${id === undefined ? sql`true` : sql`u.id = ${id}`} order by u.at desc, u.id`.execute(db);
  return rows;
}
