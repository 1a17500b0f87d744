import { sql, type Kysely } from 'kysely';

/** A step that was applied, as the database remembers it. */
export interface AppliedStep {
  readonly name: string;
  readonly breaking: boolean;
}

const TABLE = 'migration_history';

/**
 * The steps applied in a schema, undefined when it has no history yet.
 * Asks the catalogue first, so that a run with nothing to do needs no right to create anything.
 */
export async function readHistory(db: Kysely<any>, schema: string): Promise<AppliedStep[] | undefined> {
  const { rows } = await sql`
    select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${TABLE}
  `.execute(db);
  if (rows.length === 0) return undefined;
  const found =
    await sql<AppliedStep>`select name, breaking from ${sql.id(schema, TABLE)} order by name collate "C"`.execute(db);
  return found.rows;
}

/** Creates the plugin's schema and its history. */
export async function createHistory(db: Kysely<any>, schema: string): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
  await sql`
    create table if not exists ${sql.id(schema, TABLE)} (
      name text primary key,
      breaking boolean not null,
      applied_at timestamptz not null default now()
    )
  `.execute(db);
}

/** Remembers a step; part of the step's own transaction. */
export async function recordStep(db: Kysely<any>, schema: string, step: AppliedStep): Promise<void> {
  await sql`
    insert into ${sql.id(schema, TABLE)} (name, breaking) values (${step.name}, ${step.breaking})
  `.execute(db);
}
