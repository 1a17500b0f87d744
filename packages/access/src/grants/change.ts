import { type Kysely, sql, type Transaction } from 'kysely';

/** The channel on which nodes hear of a new policy version. */
export const policyChannel = 'gridweave_policy';

/** Which departments a change touches. */
export type Touched = readonly string[] | 'all';

/** Looks at the rules as they are after a change, before it commits; throws to undo it. */
export type PolicyGuard = (trx: Transaction<any>, version: string, touched: Touched) => Promise<void>;

/** Who changes the policy, and what; kept with the version that comes of it. */
export interface PolicyAct {
  readonly by: string;
  readonly what: string;
  readonly reason?: string | null;
  readonly guard?: PolicyGuard | undefined;
}

/**
 * Runs one change of permissions: the change, the new version of the touched departments and the notice to all nodes
 * commit together. Changes wait for each other on the version's row, so versions become visible in their order.
 */
export async function changePolicy<T>(
  db: Kysely<any>,
  { by, what, reason = null, guard }: PolicyAct,
  change: (trx: Transaction<any>, version: string) => Promise<{ readonly result: T; readonly touched: Touched }>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ version: string }>`
      update access.policy_version set version = version + 1 returning version`.execute(trx);
    const { version } = rows[0]!;
    const { result, touched } = await change(trx, version);
    await sql`
      insert into access.policy_change (version, by, what, reason) values (${version}::int8, ${by}, ${what}, ${reason})`.execute(
      trx,
    );
    if (touched === 'all') await sql`update access.department set version = ${version}::int8`.execute(trx);
    else await touch(trx, touched, version);
    await guard?.(trx, version, touched);
    await sql`select pg_notify(${policyChannel}, ${version}::text)`.execute(trx);
    return result;
  });
}

/** The departments and all below them, whose areas are bounded by theirs. */
async function touch(trx: Transaction<any>, departments: readonly string[], version: string): Promise<void> {
  await sql`
    with recursive below as (
      select code from access.department where code = any(${departments}::text[])
      union
      select d.code from access.department as d join below on d.parent = below.code)
    update access.department as d set version = ${version}::int8 from below where d.code = below.code`.execute(trx);
}
