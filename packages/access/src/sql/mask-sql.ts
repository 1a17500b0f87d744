import type { AreaDirectory, ColumnType, Mask, TypeModel } from '@gridweave/kit';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { areaCodeLengths } from '../policy/area.ts';

/** The value that a mask works on and the row around it. */
export interface MaskedValue {
  readonly value: Expression<unknown>;
  /** The type of the value, which need not be a column's own. */
  readonly column: ColumnType;
  readonly type: TypeModel;
  /** The alias of the type's own table, where its place columns stand. */
  readonly alias: string;
  /** Of the department's policy. */
  readonly pseudonymKey: string;
  readonly areas: AreaDirectory | undefined;
}

const int = (value: number): RawBuilder<number> => sql`${value}::int4`;

const inDirectory = (column: string): RawBuilder<string> => sql.ref(`mask_area.${column}`);

const texts: ReadonlySet<ColumnType> = new Set(['text', 'int8', 'date', 'timestamptz']);

/**
 * A value under a mask, as text or null. A mask that makes no sense for the value gives null, never the value.
 *
 * `keep(6,4)` of a document number:
 * `case when length(v) <= 10 then repeat('*', length(v)) else overlay(v placing repeat('*', length(v) - 10) from 7) end`
 */
export function maskSql(mask: Mask, context: MaskedValue): RawBuilder<string | null> {
  const { column } = context;
  const nothing = sql<null>`null::text`;
  const value = sql<string>`(${context.value})::text`;
  const isDate = column === 'date' || column === 'timestamptz';
  switch (mask.kind) {
    case 'keep':
      return texts.has(column) ? keepSql(value, mask.first, mask.last) : nothing;
    case 'year':
      return isDate ? sql`to_char(${context.value}, 'YYYY')` : nothing;
    case 'ageBand':
      return isDate ? ageBandSql(context.value, mask.width) : nothing;
    case 'area': {
      const name = areaNameSql(mask.level, context);
      return name ? sql`case when (${context.value}) is not null then ${name} end` : nothing;
    }
    case 'hash':
      return texts.has(column)
        ? sql`left(encode(sha256(convert_to(${context.pseudonymKey}::text || ':' || ${value}, 'UTF8')), 'hex'), 24)`
        : nothing;
    case 'exists':
      return sql`case when (${context.value}) is not null then '***'::text end`;
    case 'null':
      return nothing;
    case 'own':
      return mask.sql ? sql`case when (${context.value}) is not null then (${mask.sql(value)})::text end` : nothing;
  }
}

function keepSql(value: Expression<string>, first: number, last: number): RawBuilder<string> {
  const [start, kept] = [int(first + 1), int(first + last)];
  // overlay takes a third less time than joining left, stars and right
  return sql`case when length(${value}) <= ${kept} then repeat('*', length(${value}))
    else overlay(${value} placing repeat('*', length(${value}) - ${kept}) from ${start}) end`;
}

function ageBandSql(date: Expression<unknown>, width: number): RawBuilder<string> {
  const years = sql`extract(year from age(current_date, (${date})::date))::int4`;
  const start = sql`(${years} / ${int(width)}) * ${int(width)}`;
  return sql`case when (${date})::date <= current_date
    then (${start})::text || '-' || (${start} + ${int(width - 1)})::text end`;
}

/** The name of the row's area; of the street where the row's community is not known. */
function areaNameSql(level: 'street' | 'community', context: MaskedValue): RawBuilder<string> | undefined {
  const { areas, alias } = context;
  const place = context.type.ref.table.place;
  if (!areas || !place) return undefined;
  const row = (column: string): RawBuilder<string> => sql.ref(`${alias}.${column}`);
  const street = row(place.street);
  let code = street;
  if (level === 'community' && place.community) code = sql`coalesce(${row(place.community)}, ${street})`;
  else if (level === 'community' && place.grid)
    code = sql`coalesce(left(${row(place.grid)}, ${int(areaCodeLengths.community)}), ${street})`;
  const table = sql.table(`${areas.table.schema}.${areas.table.name}`);
  return sql`(select ${inDirectory(areas.name)} from ${table} as mask_area where ${inDirectory(areas.code)} = ${code} limit 1)`;
}
