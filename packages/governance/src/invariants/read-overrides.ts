import { type Kysely, sql } from 'kysely';

export interface OverrideView {
  readonly invariant: string;
  readonly version: string;
  readonly breaches: unknown;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Overrides on record, the latest first. */
export async function readOverrides(db: Kysely<any>): Promise<readonly OverrideView[]> {
  const { rows } = await sql<OverrideView>`
    select invariant, version, breaches, reason, by, at from access.invariant_override order by id desc limit 1000`.execute(
    db,
  );
  return rows;
}
