import { type Kysely, sql } from 'kysely';

export interface DraftStepView {
  readonly at: string;
  readonly by: string;
  readonly step: string;
  readonly reason: string | null;
  readonly changes: unknown;
}

/** What happened to a draft, in order. */
export async function draftStepsOf(db: Kysely<any>, draft: string): Promise<readonly DraftStepView[]> {
  const { rows } = await sql<DraftStepView>`
    select at, by, step, reason, changes from access.draft_step where draft = ${draft} order by id`.execute(db);
  return rows;
}
