import { CompiledQuery, type Kysely, sql } from 'kysely';

const firstWithGenericPlans = 160_000;

/** What PostgreSQL would do for statements whatever their values are; null where it cannot say that. */
export async function databasePlans(db: Kysely<any>, statements: readonly string[]): Promise<readonly string[] | null> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int as version`.execute(db);
  if (rows[0]!.version < firstWithGenericPlans) return null;
  const plans: string[] = [];
  for (const statement of statements) {
    // it is the engine's own text, and its values stay $1 and so on
    const explained = await db.executeQuery<Record<string, string>>(
      CompiledQuery.raw(`explain (generic_plan) ${statement}`),
    );
    plans.push(explained.rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
}
