import { type Kysely, sql } from 'kysely';

/** How large the database is and what waits in it. */
export interface DatabaseFacts {
  readonly version: string;
  readonly bytes: number;
  readonly schemas: readonly { readonly name: string; readonly bytes: number }[];
  readonly connections: number;
  readonly mostConnections: number;
  readonly policyVersion: string;
}

/** What waits to be done. */
export interface QueueFacts {
  readonly webhooksFailing: number;
  readonly deadLetters: number;
  readonly jobsRunning: number;
  readonly unsealed: number;
  readonly lastSeal: Date | null;
}

export async function readDatabase(db: Kysely<any>): Promise<DatabaseFacts> {
  const { rows } = await sql<Omit<DatabaseFacts, 'schemas'>>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as "mostConnections",
      (select version::text from access.policy_version) as "policyVersion"`.execute(db);
  const { rows: schemas } = await sql<DatabaseFacts['schemas'][number]>`
    select n.nspname as name, sum(pg_total_relation_size(c.oid))::float8 as bytes
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
    group by 1 having sum(pg_total_relation_size(c.oid)) > 0 order by 2 desc, 1`.execute(db);
  return { ...rows[0]!, schemas };
}

export async function readQueues(db: Kysely<any>): Promise<QueueFacts> {
  const { rows } = await sql<Omit<QueueFacts, 'lastSeal'> & { lastSeal: string | null }>`
    select
      (select count(*)::int from webhook.endpoint where failures > 0) as "webhooksFailing",
      (select count(*)::int from webhook.dead_letter) as "deadLetters",
      (select count(*)::int from plugin_work.job_run where ended_at is null) as "jobsRunning",
      (select coalesce(sum(c.seq - coalesce(h.seq, 0)), 0)::float8
        from audit.chain as c left join audit.sealed_head as h using (chain)) as unsealed,
      (select body::jsonb ->> 'at' from audit.seal order by number desc limit 1) as "lastSeal"`.execute(db);
  const { lastSeal, ...counts } = rows[0]!;
  return { ...counts, lastSeal: lastSeal === null ? null : new Date(lastSeal) };
}
