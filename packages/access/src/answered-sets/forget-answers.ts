import { type Kysely, sql } from 'kysely';

/** Forgets answers of rounded counts that nobody used for some days. */
export async function forgetAnswers(db: Kysely<any>, keepDays: number): Promise<void> {
  await sql`delete from access.answered_set where used_on < current_date - ${keepDays}::int4`.execute(db);
}
