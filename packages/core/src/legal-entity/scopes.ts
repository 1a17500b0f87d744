import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { Event } from '../event/tables.ts';
import { House, houses } from '../house/tables.ts';
import { LegalEntity } from './tables.ts';

/** Premises of business 经营场所: by use of the house (20–60), the businesses themselves, and events at such houses. */
export const businessPremises = defineScope({
  name: 'business-premises',
  title: { zh: '经营场所', en: 'Premises of business' },
  on: [
    scopeOn(House, (row) => sql<SqlBool>`(${row.use} in ('20', '30', '31', '40', '50', '60'))`),
    scopeOn(LegalEntity, (row) => sql<SqlBool>`(${row.kind} in ('11', '13', '15', '17', '94', '95'))`),
    scopeOn(Event, (row) =>
      existsIn(
        houses,
        (house) =>
          sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.use} in ('20', '30', '31', '40', '50', '60')`,
      ),
    ),
  ],
});

/** Legal entities that are operating or suspended and have not left. */
export const activeEntities = defineScope({
  name: 'active-entities',
  title: { zh: '在册法人', en: 'Active legal entities' },
  on: [scopeOn(LegalEntity, (row) => sql<SqlBool>`(${row.ended_on} is null and ${row.status} in ('1', '2', '3'))`)],
});
