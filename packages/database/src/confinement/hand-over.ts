import { type Kysely, sql } from 'kysely';
import type { Fence } from './fence.ts';

/**
 * Makes the role of a plugin the owner of its schema and of all in it, and lets it read the tables within its reach.
 * Writes only what is not so yet, so that a run with nothing to do needs no rights.
 */
export async function handOver(db: Kysely<any>, fence: Fence & { readonly role: string }): Promise<void> {
  await giveSchema(db, fence.schema, fence.role);
  for (const schema of fence.usable) await letUse(db, schema, fence.role);
  for (const name of fence.readable) await letRead(db, name, fence.role);
}

async function giveSchema(db: Kysely<any>, schema: string, role: string): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    with owner as (select oid from pg_catalog.pg_roles where rolname = ${role}),
      space as (select oid, nspowner from pg_catalog.pg_namespace where nspname = ${schema})
    select statement from (
      select 0 as step, format('alter schema %I owner to %I', ${schema}::text, ${role}::text) as statement
        from space where nspowner <> (select oid from owner)
      union all
      select 1, format('alter %s %I.%I owner to %I',
          case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
          ${schema}::text, c.relname, ${role}::text)
        from pg_catalog.pg_class c join space on space.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'S', 'v', 'm', 'f') and c.relowner <> (select oid from owner)
          -- a sequence of a column goes with its table
          and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.classid = 'pg_catalog.pg_class'::regclass
            and c.relkind = 'S' and d.deptype in ('a', 'i'))
      union all
      select 2, format('alter routine %s owner to %I', p.oid::regprocedure, ${role}::text)
        from pg_catalog.pg_proc p join space on space.oid = p.pronamespace where p.proowner <> (select oid from owner)
      union all
      select 3, format('alter type %s owner to %I', t.oid::regtype, ${role}::text)
        from pg_catalog.pg_type t join space on space.oid = t.typnamespace
        where t.typrelid = 0 and t.typcategory <> 'A' and t.typowner <> (select oid from owner)
    ) todo order by step`.execute(db);
  // made by format() with quoted names
  for (const { statement } of rows) await sql.raw(statement).execute(db);
}

async function letUse(db: Kysely<any>, schema: string, role: string): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select pg_catalog.has_schema_privilege(${role}, oid, 'USAGE') as may
    from pg_catalog.pg_namespace where nspname = ${schema}`.execute(db);
  if (rows[0]?.may === false) await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(db);
}

async function letRead(db: Kysely<any>, name: string, role: string): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select pg_catalog.has_table_privilege(${role}, c.oid, 'SELECT')
      and pg_catalog.has_table_privilege(${role}, c.oid, 'REFERENCES') as may
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname = ${name}`.execute(db);
  if (rows[0]?.may === false)
    await sql`grant select, references on table ${sql.table(name)} to ${sql.id(role)}`.execute(db);
}
