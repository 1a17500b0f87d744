import { type Expression, type RawBuilder, sql } from 'kysely';
import type { TypeModel } from '@gridweave/kit';
import { cellCount, rowSeed } from '@gridweave/access';
import { bound, type Run } from './bind.ts';
import type { PlanContext } from './context.ts';
import type { Select } from './select.ts';

/** Groups of a rounded count that are answered for, column by column, in their order. */
export interface AnsweredGroups {
  readonly areas: readonly (string | null)[];
  readonly values: readonly (string | null)[];
  readonly counts: readonly number[];
}

/**
 * Groups with their size and a sketch of their rows (see `Sketch` of access), which the engine reads to learn the
 * answers. Groups that are left out in any case are not measured.
 */
export function measuredGroups(
  { policy }: PlanContext,
  select: Select,
  area: Expression<unknown>,
  group: Expression<unknown>,
): RawBuilder<unknown> {
  const { type } = select;
  const smallest = policy.minimumGroup;
  const seed = bound(() => rowSeed({ secret: policy.pseudonymKey, type: type.name, smallest }));
  const hash = sql`hashtextextended(${rowKey(type, select.alias)}, ${seed}::int8)`;
  const last = sql`${bound(() => cellCount(smallest) - 1)}::int8`;
  // hashed once for each row, though it is used twice
  const rows = sql`${select.hashedRows(area, group, hash)} offset 0`;
  const cells = sql`select r.area, r.grp, (r.hash & ${last})::int2 as cell, count(*) as n, bit_xor((r.hash >> 32)::int4) as value from (${rows}) as r group by 1, 2, 3`;
  return sql`select c.area, c.grp, sum(c.n)::int8, encode(string_agg(int2send(c.cell) || int4send(c.value), ''::bytea), 'base64') from (${cells}) as c group by 1, 2 having sum(c.n) >= ${bound(() => smallest)}::int8 order by 1, 2`;
}

/** Groups that were answered for, as rows: what a count that need not be rounded takes from its table. */
export function answeredGroups(answered: (run: Run) => AnsweredGroups): RawBuilder<unknown> {
  return sql`unnest(${bound((run) => answered(run).areas)}::text[], ${bound((run) => answered(run).values)}::text[], ${bound((run) => answered(run).counts)}::int8[]) with ordinality as c(area, grp, n, o)`;
}

function rowKey(type: TypeModel, alias: string): RawBuilder<unknown> {
  return sql.join(
    type.ref.table.key.map((column) => sql`${sql.ref(`${alias}.${column}`)}::text`),
    sql` || '/' || `,
  );
}
