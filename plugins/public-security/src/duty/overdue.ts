import { houses, type occupancies, persons } from '@gridweave/core';
import { existsIn, type RowExpression } from '@gridweave/kit';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { declarationLimits, declarations } from './tables.ts';

type OccupancyRow = RowExpression<(typeof occupancies)['columns']>;
type LimitRow = RowExpression<(typeof declarationLimits)['columns']>;

/** The moment at which the time for declaring something of a day is up: days begin at midnight in Shenzhen. */
const upAt = (day: RawBuilder<unknown>, limit: LimitRow): RawBuilder<unknown> =>
  sql`((${day}::timestamp at time zone 'Asia/Shanghai') + make_interval(hours => ${limit.hours}))`;

const isForeign = (row: OccupancyRow): RawBuilder<SqlBool> =>
  existsIn(
    persons,
    (person) =>
      sql`${person.street_code} = ${row.street_code} and ${person.id} = ${row.person_id} and ${person.kind} = 'overseas'`,
  );

/** Who has to be declared: tenants, employees, foreigners everywhere; never the guests of hotels, who report them on their own. */
const mustBeDeclared = (row: OccupancyRow): RawBuilder<SqlBool> =>
  existsIn(
    houses,
    (house) => sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.use} <> '31'
      and (${house.rental} or ${row.role} in ('tenant', 'employee') or ${isForeign(row)})`,
  );

/** The limit of a move-in: that of foreigners is shorter. */
const moveInLimit = (row: OccupancyRow, condition: (limit: LimitRow) => RawBuilder<unknown>): RawBuilder<SqlBool> =>
  existsIn(
    declarationLimits,
    (limit) =>
      sql`${limit.kind} = case when ${isForeign(row)} then 'foreigner' else 'move-in' end and ${condition(limit)}`,
  );

type DeclarationRow = RowExpression<(typeof declarations)['columns']>;

/** What the police was told of a move. */
const told = (
  row: OccupancyRow,
  condition: (declaration: DeclarationRow) => RawBuilder<unknown>,
): RawBuilder<SqlBool> =>
  existsIn(
    declarations,
    (declaration) => sql`${declaration.street_code} = ${row.street_code} and ${declaration.occupancy_id} = ${row.id}
      and ${condition(declaration)}`,
  );

/** Somebody moved in, neither grid office nor police was told, and the time is up. */
export const moveInOverdue = (row: OccupancyRow): RawBuilder<SqlBool> =>
  sql`(${row.declared_at} is null and not ${told(row, ({ move_in_at }) => sql`${move_in_at} is not null`)}
    and ${mustBeDeclared(row)} and ${moveInLimit(row, (limit) => sql`${upAt(row.from_on, limit)} < now()`)})`;

/** A move-in of which the grid office, or else the police, was told after the time was up. */
export const moveInLate = (row: OccupancyRow): RawBuilder<SqlBool> =>
  sql`(${mustBeDeclared(row)} and ${moveInLimit(
    row,
    (limit) => sql`case when ${row.declared_at} is not null then ${upAt(row.from_on, limit)} < ${row.declared_at}
      else ${told(row, ({ move_in_at }) => sql`${upAt(row.from_on, limit)} < ${move_in_at}`)} end`,
  )})`;

/** Somebody moved out, neither grid office nor police was told, and the time is up. */
export const moveOutOverdue = (row: OccupancyRow): RawBuilder<SqlBool> =>
  sql`(${row.to_on} is not null and ${row.ended_declared_at} is null
    and not ${told(row, ({ move_out_at }) => sql`${move_out_at} is not null`)} and ${mustBeDeclared(row)}
    and ${existsIn(declarationLimits, (limit) => sql`${limit.kind} = 'move-out' and ${upAt(row.to_on, limit)} < now()`)})`;
