import { type Kysely, sql } from 'kysely';
import type { Fence } from './fence.ts';
import { Trespass } from './trespass.ts';

/** What there is outside of a plugin's schema, beside the rows of tables. */
export interface Surroundings {
  /** Relations of other schemas by oid: name, and who owns and may use them. */
  readonly relations: ReadonlyMap<string, { readonly name: string; readonly rights: string }>;
  /** Everything else by catalogue and name, with the transaction that wrote it last. */
  readonly objects: ReadonlyMap<string, string>;
}

/** Looks at the catalogues from within the transaction of a migration. */
export async function lookAround(db: Kysely<any>, { schema }: Pick<Fence, 'schema'>): Promise<Surroundings> {
  const relations = await sql<{ oid: string; name: string; rights: string }>`
    select c.oid::text, n.nspname || '.' || c.relname as name, c.relowner || ' ' || coalesce(c.relacl::text, '') as rights
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> ${schema} and n.nspname !~ '^pg_(toast|temp)'`.execute(db);
  const objects = await sql<{ name: string; written: string }>`
    with space as (select oid, nspname from pg_catalog.pg_namespace where nspname <> ${schema} and nspname !~ '^pg_(toast|temp)')
    select 'schema ' || nspname as name, n.xmin::text as written from pg_catalog.pg_namespace n
      where nspname <> ${schema} and nspname !~ '^pg_(toast|temp)'
    union all select 'function ' || s.nspname || '.' || p.proname || ' ' || p.oid, p.xmin::text
      from pg_catalog.pg_proc p join space s on s.oid = p.pronamespace
    union all select 'type ' || s.nspname || '.' || t.typname, t.xmin::text
      from pg_catalog.pg_type t join space s on s.oid = t.typnamespace where t.typrelid = 0 and t.typcategory <> 'A'
    union all select 'operator ' || s.nspname || '.' || o.oprname || ' ' || o.oid, o.xmin::text
      from pg_catalog.pg_operator o join space s on s.oid = o.oprnamespace
    union all select 'trigger ' || t.tgname || ' on ' || s.nspname || '.' || c.relname, t.xmin::text
      from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid join space s on s.oid = c.relnamespace
      where not t.tgisinternal
    union all select 'policy ' || p.polname || ' on ' || s.nspname || '.' || c.relname, p.xmin::text
      from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid join space s on s.oid = c.relnamespace
    union all select 'rule ' || r.rulename || ' on ' || s.nspname || '.' || c.relname, r.xmin::text
      from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class join space s on s.oid = c.relnamespace
    union all select 'foreign key ' || k.conname || ' of ' || s.nspname || '.' || c.relname, k.xmin::text
      from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid join space s on s.oid = c.relnamespace
      where k.contype = 'f'
    union all select 'extension ' || extname, xmin::text from pg_catalog.pg_extension
    union all select 'language ' || lanname, xmin::text from pg_catalog.pg_language
    union all select 'cast ' || oid, xmin::text from pg_catalog.pg_cast
    union all select 'event trigger ' || evtname, xmin::text from pg_catalog.pg_event_trigger
    union all select 'publication ' || pubname, xmin::text from pg_catalog.pg_publication
    union all select 'foreign server ' || srvname, xmin::text from pg_catalog.pg_foreign_server
    union all select 'default privileges ' || oid, xmin::text from pg_catalog.pg_default_acl
    union all select 'setting of role ' || setrole, xmin::text from pg_catalog.pg_db_role_setting
      where setdatabase = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())`.execute(
    db,
  );
  return {
    relations: new Map(relations.rows.map(({ oid, name, rights }) => [oid, { name, rights }])),
    objects: new Map(objects.rows.map(({ name, written }) => [name, written])),
  };
}

/**
 * Compares with how it was before. Relations that came or went are told by their locks, since other processes may
 * make partitions at the same time; only their rights change without one.
 * @throws Trespass
 */
export function compareSurroundings({ plugin }: Fence, before: Surroundings, after: Surroundings): void {
  for (const [oid, { name, rights }] of after.relations) {
    const was = before.relations.get(oid);
    if (was !== undefined && was.rights !== rights) throw new Trespass(plugin, `changed the rights on ${name}`);
    if (was !== undefined && was.name !== name) throw new Trespass(plugin, `renamed ${was.name}`);
  }
  for (const [name, written] of after.objects)
    if (before.objects.get(name) !== written)
      throw new Trespass(plugin, `${before.objects.has(name) ? 'changed' : 'made'} ${name}`);
  for (const name of before.objects.keys()) if (!after.objects.has(name)) throw new Trespass(plugin, `dropped ${name}`);
}
