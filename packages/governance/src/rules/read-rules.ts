import { type Kysely, sql } from 'kysely';

/** A denial as admins see it. */
export interface DenialView {
  readonly id: string;
  readonly department: string | null;
  readonly client: string | null;
  readonly fields: readonly string[];
  readonly operators: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly reason: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly liftedBy: string | null;
  readonly liftedAt: string | null;
}

/** Which denials are asked for. */
interface DenialFilter {
  readonly department?: string | null;
  readonly field?: string | null;
  /** Those that were lifted as well. */
  readonly lifted?: boolean | null;
}

/** A label that was made stricter. */
export interface LabelChangeView {
  readonly coordinate: string;
  readonly sharing: string | null;
  readonly sensitivity: string | null;
  readonly withoutMasks: readonly string[];
  readonly legalBasis: string | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
}

/** One version of the policy: who made it, and what it changed. */
export interface PolicyChangeView {
  readonly version: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly reason: string | null;
}

/** Denials, those in force unless lifted ones are asked for, the latest first. */
export async function readDenials(
  db: Kysely<any>,
  { department, field, lifted }: DenialFilter = {},
): Promise<readonly DenialView[]> {
  const { rows } = await sql<DenialView>`
    select id, department, client, fields, operators, areas, scopes, reason, valid_from as "validFrom",
      valid_until as "validUntil", created_by as "createdBy", created_at as "createdAt", lifted_by as "liftedBy",
      lifted_at as "liftedAt"
    from access.denial
    where ${lifted ? sql`true` : sql`until_version is null`} and ${field ? sql`${field} = any(fields)` : sql`true`}
      and ${department ? sql`(department = ${department} or department is null)` : sql`true`}
    order by created_at desc, id`.execute(db);
  return rows;
}

/** All that was done to labels, the latest first. */
export async function readLabelChanges(
  db: Kysely<any>,
  coordinate?: string | null,
): Promise<readonly LabelChangeView[]> {
  const { rows } = await sql<LabelChangeView>`
    select coordinate, sharing, sensitivity, without_masks as "withoutMasks", legal_basis as "legalBasis", reason, by, at,
      ended_by as "endedBy", ended_at as "endedAt", end_reason as "endReason"
    from access.label_change where ${coordinate ? sql`coordinate = ${coordinate}` : sql`true`}
    order by at desc, id`.execute(db);
  return rows;
}

/** Versions of the policy, the latest first. */
export async function readPolicyChanges(
  db: Kysely<any>,
  { first, before }: { readonly first: number; readonly before?: string | null },
): Promise<readonly PolicyChangeView[]> {
  const { rows } = await sql<PolicyChangeView>`
    select version, at, by, what, reason from access.policy_change
    where ${before ? sql`version < ${before}::int8` : sql`true`} order by version desc limit ${first}`.execute(db);
  return rows;
}
