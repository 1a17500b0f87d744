import { maskText } from '@gridweave/kit';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { type Condition, scopeSql } from '../sql/scope-sql.ts';
import type { Access } from './access.ts';

/** How a row shows a field. */
export type Level = 'none' | 'full' | `masked:${string}`;

export interface ChangedRows {
  readonly from: Level;
  readonly to: Level;
  readonly rows: string;
}

/**
 * Counts the rows of a type by how they show a field before and after, where that differs; each row is decided as
 * reading decides it. Undefined where no row can differ.
 *
 * `select l.was, l.becomes, count(*) from <table> as t0, lateral (select case when … then 'full' else 'none' end …)`
 */
export function rowsChanged(before: Access, after: Access): RawBuilder<ChangedRows> | undefined {
  const table = (after.type ?? before.type)?.ref.table;
  const shown = [...shownConditions(before), ...shownConditions(after)];
  if (!table || shown.length === 0) return undefined;
  const where = shown.includes(true) ? sql.lit(true) : sql`(${sql.join(shown, sql` or `)})`;
  return sql<ChangedRows>`
    select l.was as "from", l.becomes as "to", count(*)::text as rows
    from ${sql.table(`${table.schema}.${table.name}`)} as t0,
      lateral (select ${levelSql(before)} as was, ${levelSql(after)} as becomes) as l
    where ${where} and l.was <> l.becomes
    group by l.was, l.becomes
    order by l.was collate "C", l.becomes collate "C"`;
}

function levelSql({ type, rows, read }: Access): RawBuilder<string> {
  const none = sql<string>`'none'::text`;
  const served = type ? scopeSql(rows, type, 't0') : false;
  if (!type || served === false || read.length === 0) return none;
  const branches = read.map(({ scope, mask }) => {
    const level: Level = mask === null ? 'full' : `masked:${maskText(mask)}`;
    return sql`when ${asSql(scopeSql(scope, type, 't0'))} then ${level}::text`;
  });
  return sql<string>`case when (${asSql(served)}) is not true then ${none} ${sql.join(branches, sql` `)} else ${none} end`;
}

/** The rows of which a field can be shown at all, so that PostgreSQL leaves out the partitions of the others. */
function shownConditions({ type, read }: Access): readonly Condition[] {
  return type ? read.map(({ scope }) => scopeSql(scope, type, 't0')).filter((condition) => condition !== false) : [];
}

function asSql(condition: Condition): RawBuilder<SqlBool> {
  return typeof condition === 'boolean' ? sql.lit(condition) : condition;
}
