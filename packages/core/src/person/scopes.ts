import { defineScope, existsIn, type NamedScope, type RowExpression, scopeOn, type Title } from '@gridweave/kit';
import { type Expression, sql, type SqlBool } from 'kysely';
import { IdentityDocument, Occupancy, Person, persons } from './tables.ts';

type PersonRow = RowExpression<typeof persons.columns>;

/** A scope over people that holds for their occupancies and documents as well. */
function scopeOfPersons(name: string, title: Title, where: (person: PersonRow) => Expression<SqlBool>): NamedScope {
  return defineScope({
    name,
    title,
    on: [
      scopeOn(Person, where),
      scopeOn(Occupancy, (row) =>
        existsIn(
          persons,
          (person) =>
            sql`${person.street_code} = ${row.street_code} and ${person.id} = ${row.person_id} and ${where(person)}`,
        ),
      ),
      scopeOn(IdentityDocument, (row) =>
        existsIn(
          persons,
          (person) =>
            sql`${person.street_code} = ${row.street_code} and ${person.id} = ${row.person_id} and ${where(person)}`,
        ),
      ),
    ],
  });
}

/** People of 18 years or more; those whose birth date is not known are left out as well. */
export const minorsExcluded = scopeOfPersons(
  'minors-excluded',
  { zh: '不含未成年人', en: 'Without minors' },
  (person) => sql`(${person.birth_date} <= ((now() at time zone 'Asia/Shanghai')::date - interval '18 years')::date)`,
);

/** Floating people 流动人口. */
export const floatingPopulation = scopeOfPersons(
  'floating-population',
  { zh: '流动人口', en: 'Floating people' },
  (person) => sql`(${person.kind} = 'floating')`,
);

/** Registered people 户籍人口. */
export const registeredPopulation = scopeOfPersons(
  'registered-population',
  { zh: '户籍人口', en: 'Registered people' },
  (person) => sql`(${person.kind} = 'registered')`,
);

/** Overseas people 境外人员. */
export const overseasPopulation = scopeOfPersons(
  'overseas-population',
  { zh: '境外人员', en: 'Overseas people' },
  (person) => sql`(${person.kind} = 'overseas')`,
);

/** Left-behind people 留守人员. */
export const leftBehindPopulation = scopeOfPersons(
  'left-behind-population',
  { zh: '留守人员', en: 'Left-behind people' },
  (person) => sql`(${person.kind} = 'left-behind')`,
);

/** People who live here now, without those whose record has ended. */
export const currentResidents = scopeOfPersons(
  'current-residents',
  { zh: '现住人口', en: 'People who live here now' },
  (person) => sql`(${person.ended_on} is null)`,
);
