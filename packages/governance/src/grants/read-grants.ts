import type { GrantConditions, GrantStepKind, StoredConditions } from '@gridweave/access';
import { type Kysely, type RawBuilder, sql } from 'kysely';

/** A grant or request as it is shown. Times are ISO 8601 in UTC. */
export interface GrantView {
  readonly id: string;
  readonly department: string;
  readonly client: string | null;
  readonly state: string;
  readonly fields: readonly string[];
  readonly access: 'full' | 'masked';
  readonly mask: string | null;
  readonly operators: readonly string[];
  readonly areas: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly activatedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly answerDue: string | null;
  readonly isOverdue: boolean;
  readonly bundle: string | null;
  readonly renews: string | null;
  readonly draft: string | null;
  readonly emergency: string | null;
  readonly proposal: StoredConditions | null;
  readonly proposedBy: string | null;
  readonly approvedBy: readonly string[];
}

export interface GrantStepView {
  readonly at: string;
  readonly by: string;
  readonly step: GrantStepKind;
  readonly reason: string | null;
  readonly conditions: StoredConditions | null;
  readonly version: string | null;
}

export interface AssessmentView {
  readonly id: string;
  readonly title: string;
  readonly conclusion: string;
  readonly document: string | null;
  readonly sha256: string | null;
  readonly by: string;
  readonly at: string;
  readonly keepUntil: string;
}

export interface GrantFilter {
  readonly department?: string | null;
  readonly states?: readonly string[] | null;
  /** A coordinate that it has. */
  readonly field?: string | null;
  readonly overdue?: boolean | null;
  /** Active ones that end within so many days. */
  readonly endsWithinDays?: number | null;
  /** Older than this grant, to go on in the list. */
  readonly after?: string | null;
  readonly first: number;
}

const overdue = sql<boolean>`(g.state = 'requested' and g.answer_due < now())`;

/** Grants and requests, the latest request first. */
export async function listGrants(db: Kysely<any>, filter: GrantFilter): Promise<readonly GrantView[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.department) conditions.push(sql`g.department = ${filter.department}`);
  if (filter.states) conditions.push(sql`g.state = any(${filter.states}::text[])`);
  if (filter.field) conditions.push(sql`${filter.field} = any(g.fields)`);
  if (filter.overdue !== null && filter.overdue !== undefined) conditions.push(sql`${overdue} = ${filter.overdue}`);
  if (filter.endsWithinDays !== null && filter.endsWithinDays !== undefined)
    conditions.push(
      sql`g.state = 'active' and g.valid_until <= now() + make_interval(days => ${filter.endsWithinDays})`,
    );
  if (filter.after)
    conditions.push(
      sql`(g.requested_at, g.id) < (select a.requested_at, a.id from access.data_grant as a where a.id = ${filter.after})`,
    );
  return select(
    db,
    sql`${sql.join(conditions, sql` and `)} order by g.requested_at desc, g.id desc limit ${filter.first}`,
  );
}

/** One grant; null when there is none, or it is another department's. */
export async function findGrant(db: Kysely<any>, id: string, department?: string): Promise<GrantView | null> {
  const [found] = await select(db, sql`g.id = ${id}`);
  return found && (department === undefined || found.department === department) ? found : null;
}

/** What happened to a grant, in order. */
export async function stepsOf(db: Kysely<any>, grant: string): Promise<readonly GrantStepView[]> {
  const { rows } = await sql<GrantStepView>`
    select at, by, step, reason, conditions, version from access.grant_step where grant_id = ${grant} order by id`.execute(
    db,
  );
  return rows;
}

/** The impact assessments of a grant. */
export async function assessmentsOf(db: Kysely<any>, grant: string): Promise<readonly AssessmentView[]> {
  const { rows } = await sql<AssessmentView>`
    select id, title, conclusion, document, encode(document_sha256, 'hex') as sha256, by, at,
      keep_until::text as "keepUntil"
    from access.assessment where grant_id = ${grant} order by at`.execute(db);
  return rows;
}

/** The conditions of a grant that is shown, to check or to draft them again. */
export function conditionsOfView(view: GrantView): GrantConditions {
  return {
    department: view.department,
    client: view.client,
    fields: view.fields,
    access: view.access,
    mask: view.mask,
    operators: view.operators as GrantConditions['operators'],
    areas: view.areas,
    scopes: view.scopes,
    purpose: view.purpose,
    legalBasis: view.legalBasis,
    validFrom: view.validFrom ? new Date(view.validFrom) : null,
    validUntil: view.validUntil ? new Date(view.validUntil) : null,
  };
}

async function select(db: Kysely<any>, which: RawBuilder<unknown>): Promise<readonly GrantView[]> {
  const { rows } = await sql<GrantView>`
    select g.id, g.department, g.client, g.state, g.fields, g.access, g.mask, g.operators, g.areas, g.scopes, g.purpose,
      g.legal_basis as "legalBasis", g.valid_from as "validFrom", g.valid_until as "validUntil",
      g.requested_by as "requestedBy", g.requested_at as "requestedAt", g.activated_at as "activatedAt",
      g.ended_at as "endedAt", g.end_reason as "endReason", g.answer_due as "answerDue", ${overdue} as "isOverdue",
      g.bundle, g.renews, g.draft, g.emergency, g.proposal, g.proposed_by as "proposedBy",
      array(select a.by from access.grant_approval as a where a.grant_id = g.id order by a.at) as "approvedBy"
    from access.data_grant as g where ${which}`.execute(db);
  return rows;
}
