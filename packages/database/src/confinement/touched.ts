import { type Kysely, sql } from 'kysely';
import type { Fence } from './fence.ts';
import { Trespass } from './trespass.ts';

/** A table that this transaction has locked; partitions, indexes and sequences of columns stand for their table. */
interface Touched {
  readonly schema: string | null;
  readonly name: string | null;
  readonly oid: string;
  readonly modes: readonly string[];
  /** It refers to a table of the plugin, so that changes there look it up. */
  readonly refersToOwn: boolean;
}

const reading = new Set(['AccessShareLock', 'RowShareLock']);

export interface TouchRules {
  /** Tables that the platform itself writes in the same transaction, as `schema.table` or `schema.*`. */
  readonly platform?: ReadonlySet<string>;
  /** A foreign key to a readable table locks that too. */
  readonly foreignKeys?: boolean;
  /** Relations of others that were there before the transaction; one that is gone was dropped by it. */
  readonly before?: ReadonlyMap<string, string>;
}

/**
 * Judges a transaction by the locks it holds: whatever way its SQL took, each table that it read or changed is locked
 * until it ends, and no statement gives such a lock back.
 * @throws Trespass
 */
export async function judgeTouched(db: Kysely<any>, fence: Fence, rules: TouchRules): Promise<void> {
  const { rows } = await sql<Touched>`
    select n.nspname as schema, t.relname as name, l.relation::text as oid, array_agg(distinct l.mode) as modes,
      coalesce(bool_or(exists (select from pg_catalog.pg_constraint k
        join pg_catalog.pg_class own on own.oid = k.confrelid join pg_catalog.pg_namespace o on o.oid = own.relnamespace
        where k.contype = 'f' and k.conrelid = t.oid and o.nspname = ${fence.schema})), false) as "refersToOwn"
    from pg_catalog.pg_locks l
    left join pg_catalog.pg_class c on c.oid = l.relation
    left join pg_catalog.pg_index i on i.indexrelid = c.oid
    left join pg_catalog.pg_depend d on c.relkind = 'S' and d.objid = c.oid and d.deptype in ('a', 'i')
      and d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
    left join pg_catalog.pg_class t on t.oid = coalesce(
      pg_catalog.pg_partition_root(coalesce(i.indrelid, d.refobjid, c.oid)), i.indrelid, d.refobjid, c.oid)
    left join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation'
      and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
      and (n.nspname is null or n.nspname !~ '^(pg_catalog|information_schema|pg_toast.*|pg_temp_.*)$')
    group by 1, 2, 3`.execute(db);
  for (const touched of rows) {
    const fault = faultOf(touched, fence, rules);
    if (fault !== undefined) throw new Trespass(fence.plugin, fault);
  }
}

function faultOf(
  { schema, name, oid, modes, refersToOwn }: Touched,
  fence: Fence,
  rules: TouchRules,
): string | undefined {
  if (schema === null) {
    const dropped = rules.before?.get(oid);
    return dropped === undefined ? undefined : `dropped ${dropped}`;
  }
  const table = `${schema}.${name}`;
  if (schema === fence.schema || refersToOwn) return undefined;
  if (rules.platform?.has(table) || rules.platform?.has(`${schema}.*`)) return undefined;
  const changing = modes.filter(
    (mode) => !reading.has(mode) && !(rules.foreignKeys && mode === 'ShareRowExclusiveLock'),
  );
  if (changing.length > 0) return `changed ${table}`;
  return fence.readable.has(table) ? undefined : `read ${table}`;
}
