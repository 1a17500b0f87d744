import { houses, occupancies, persons } from '@gridweave/core';
import { existsIn, type RowExpression } from '@gridweave/kit';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { visitIntervals } from '../visit/tables.ts';
import { houseSurveys, occupancyLimits } from './tables.ts';

type SurveyRow = RowExpression<(typeof houseSurveys)['columns']>;
type OccupancyRow = RowExpression<(typeof occupancies)['columns']>;

/** How many people live in a house of a street now. */
const residentsOf = (street: unknown, house: unknown): RawBuilder<number> => sql<number>`(
  select count(*) from ${sql.table(`${persons.schema}.${persons.name}`)} as resident
  where resident.street_code = ${street} and resident.house_id = ${house} and resident.ended_on is null)`;

const livesIn = (street: unknown, house: unknown): RawBuilder<SqlBool> =>
  existsIn(
    persons,
    (person) => sql`${person.street_code} = ${street} and ${person.house_id} = ${house} and ${person.ended_on} is null`,
  );

/** Found vacant, being refurbished or sealed, and yet people are registered there. */
export const vacantLivedIn = (survey: SurveyRow): RawBuilder<SqlBool> =>
  sql`(${survey.state} in ('3', '4', '5') and ${livesIn(survey.street_code, survey.house_id)})`;

/** More people than the floor area or the rooms allow for the use of the house. */
export const overOccupied = (survey: SurveyRow): RawBuilder<SqlBool> =>
  existsIn(
    houses,
    (house) =>
      sql`${house.street_code} = ${survey.street_code} and ${house.id} = ${survey.house_id} and ${existsIn(
        occupancyLimits,
        (limit) => {
          const residents = residentsOf(survey.street_code, survey.house_id);
          return sql`${limit.use} = ${house.use} and (${residents} * ${limit.least_area} > ${house.area}
          or ${residents} > ${survey.rooms} * ${limit.most_per_room})`;
        },
      )}`,
  );

/** One of several houses in which a person lives at the same time, by the occupancies of a street. */
export const contradictory = (row: OccupancyRow): RawBuilder<SqlBool> =>
  sql`(${row.to_on} is null and ${existsIn(
    occupancies,
    (other) => sql`${other.street_code} = ${row.street_code} and ${other.person_id} = ${row.person_id}
      and ${other.house_id} <> ${row.house_id} and ${other.to_on} is null`,
  )})`;

/** Somebody lives in a house whose grade forbids that it is let: the rule of its district, or else of the city. */
export const prohibitedLivedIn = (house: RowExpression<(typeof houses)['columns']>): RawBuilder<SqlBool> =>
  sql`(${house.rental} and ${existsIn(
    visitIntervals,
    (rule) => sql`${rule.grade} = ${house.rental_grade} and not ${rule.may_be_let}
      and starts_with(${house.street_code}, ${rule.area_code}) and not ${existsIn(
        visitIntervals,
        (nearer) => sql`${nearer.grade} = ${rule.grade} and starts_with(${house.street_code}, ${nearer.area_code})
          and length(${nearer.area_code}) > length(${rule.area_code})`,
      )}`,
  )} and ${livesIn(house.street_code, house.id)})`;
