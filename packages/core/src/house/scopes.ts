import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { Event } from '../event/tables.ts';
import { LegalEntity } from '../legal-entity/tables.ts';
import { IdentityDocument, Occupancy, Person, persons } from '../person/tables.ts';
import { House, houses } from './tables.ts';

/** Houses that are rented out, who lives there, which entities and events are there. */
export const rentedHouses = defineScope({
  name: 'rented-houses',
  title: { zh: '出租屋及其中的人、法人和事件', en: 'Rented houses, their people, entities and events' },
  on: [
    scopeOn(House, (row) => sql<SqlBool>`${row.rental}`),
    scopeOn(Person, (row) =>
      existsIn(
        houses,
        (house) => sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.rental}`,
      ),
    ),
    scopeOn(Occupancy, (row) =>
      existsIn(
        houses,
        (house) => sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.rental}`,
      ),
    ),
    scopeOn(IdentityDocument, (row) =>
      existsIn(
        persons,
        (person) =>
          sql`${person.street_code} = ${row.street_code} and ${person.id} = ${row.person_id} and ${existsIn(
            houses,
            (house) =>
              sql`${house.street_code} = ${person.street_code} and ${house.id} = ${person.house_id} and ${house.rental}`,
          )}`,
      ),
    ),
    scopeOn(LegalEntity, (row) =>
      existsIn(
        houses,
        (house) => sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.rental}`,
      ),
    ),
    scopeOn(Event, (row) =>
      existsIn(
        houses,
        (house) => sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.rental}`,
      ),
    ),
  ],
});
