import { type Expression, type SqlBool, sql } from 'kysely';
import { type ColumnType, type Comparison, type FieldModel, GridweaveError, type TypeModel } from '@gridweave/kit';
import type { ArgumentValue } from './argument.ts';
import { bound, type Run } from './bind.ts';
import { columnType } from './leaf.ts';

const maximumList = 1_000;

/** The type in which a field is compared: a Float over an integer column may be compared with 1.5. */
export function comparedAs(field: FieldModel, type: TypeModel): ColumnType {
  const column = columnType(field, type);
  return column === 'int4' && 'type' in field.definition && field.definition.type === 'Float' ? 'float8' : column;
}

/** `value op argument` in SQL, the argument bound and cast to the type of the column. */
export function comparisonSql(
  value: Expression<unknown>,
  column: ColumnType,
  comparison: Comparison,
  argument: ArgumentValue,
  path: string,
): Expression<SqlBool> {
  if (argument.kind !== 'value')
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${path} 不可为 null;查空值请用 isNull: true`,
      en: `${path} cannot be null; to find nulls use isNull: true`,
    });
  const { get } = argument;
  const cast = sql.raw(column);
  const one = bound((run) => scalar(get(run), column, path));
  switch (comparison) {
    case 'eq':
      return sql<SqlBool>`${value} = ${one}::${cast}`;
    case 'ne':
      // a text that is no number of ours differs from each of them
      return column === 'int8'
        ? sql<SqlBool>`(${value} is distinct from ${one}::int8 and ${value} is not null)`
        : sql<SqlBool>`${value} <> ${one}::${cast}`;
    case 'in':
      return sql<SqlBool>`${value} = any(${bound((run) => list(get(run), column, path))}::${cast}[])`;
    case 'lt':
      return sql<SqlBool>`${value} < ${one}::${cast}`;
    case 'lte':
      return sql<SqlBool>`${value} <= ${one}::${cast}`;
    case 'gt':
      return sql<SqlBool>`${value} > ${one}::${cast}`;
    case 'gte':
      return sql<SqlBool>`${value} >= ${one}::${cast}`;
    case 'startsWith':
      return sql<SqlBool>`starts_with(${column === 'text' ? value : sql`(${value})::text`}, ${bound((run) => scalar(get(run), 'text', path))}::text)`;
    case 'isNull':
      return sql<SqlBool>`(${value} is null) = ${bound(get)}::bool`;
  }
}

/** A value as a parameter: an id that is no number of ours matches nothing and is no error. */
function scalar(value: unknown, column: ColumnType, path: string): unknown {
  if (value === null || value === undefined)
    throw new GridweaveError('BAD_USER_INPUT', { zh: `${path} 不可为 null`, en: `${path} cannot be null` });
  if (column === 'int8') return /^(0|-?[1-9]\d{0,17})$/.test(String(value)) ? String(value) : null;
  if (typeof value === 'string') return withoutNull(value, path);
  return value;
}

function list(value: unknown, column: ColumnType, path: string): unknown {
  const items = Array.isArray(value) ? value : [value];
  if (items.length > maximumList)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${path} 有 ${items.length} 项,至多 ${maximumList} 项`,
      en: `${path} has ${items.length} items, at most ${maximumList} are allowed`,
    });
  return items.map((item) => scalar(item, column, path)).filter((item) => item !== null);
}

/** PostgreSQL text cannot hold the null character. */
export function withoutNull(value: string, path: string): string {
  if (value.includes('\u0000'))
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${path} 含有空字符`,
      en: `${path} contains a null character; remove it`,
    });
  return value;
}

/** A parameter that must be a whole number in a range. */
export function intBetween(
  argument: ArgumentValue | undefined,
  low: number,
  high: number,
  otherwise: number,
  path: string,
): (run: Run) => number {
  if (argument === undefined || argument.kind !== 'value') return () => otherwise;
  return (run) => {
    const value = argument.get(run);
    if (value === null || value === undefined) return otherwise;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high)
      throw new GridweaveError('BAD_USER_INPUT', {
        zh: `${path} 须为 ${low} 到 ${high} 之间的整数,收到 ${String(value)}`,
        en: `${path} must be a whole number from ${low} to ${high}, not ${String(value)}`,
      });
    return value;
  };
}
