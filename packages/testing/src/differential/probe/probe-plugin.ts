import { definePlugin, defineScope, existsIn, query, scopeOn } from '@gridweave/kit';
import { core, House, houses } from '@gridweave/core';
import { sql, type SqlBool } from 'kysely';
import { badgeFields, eventGadgetFields, gadgetFields, houseExtraFields } from './fields.ts';
import { Badge, badges, Gadget, gadgetHouses, gadgets, houseExtras, Owner, probeMigrations } from './tables.ts';

const gadget = { zh: '器件', en: 'Gadget' };

/** Rows whose flag is set; where it is not known, PostgreSQL does not know either. */
const flagged = defineScope({
  name: 'probe-flagged',
  title: gadget,
  on: [scopeOn(Gadget, (row) => sql<SqlBool>`${row.flag}`), scopeOn(Badge, (row) => sql<SqlBool>`(${row.rank} > 2)`)],
});

const housed = defineScope({
  name: 'probe-housed',
  title: gadget,
  on: [
    scopeOn(Gadget, (row) =>
      existsIn(
        houses,
        (house) => sql`${house.street_code} = ${row.street_code} and ${house.id} = ${row.house_id} and ${house.rental}`,
      ),
    ),
    scopeOn(House, (row) => sql<SqlBool>`(${row.area} > 50)`),
  ],
});

/** A plugin for tests only: everything that a plugin may declare, over a column of every type. */
export const probe = definePlugin({
  name: 'probe',
  title: gadget,
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'probe',
  dependsOn: [core],
  migrations: probeMigrations,
  tables: [badges, gadgets, houseExtras, gadgetHouses],
  types: [Gadget, Badge],
  unions: [Owner],
  fields: [gadgetFields, badgeFields, houseExtraFields, eventGadgetFields],
  queries: [
    query.byKey(Gadget, { name: 'gadget', title: gadget, keys: ['serial', 'large', 'day'] }),
    query.list(Gadget, { name: 'gadgets', title: gadget }),
    query.count(Gadget, { name: 'gadgetCounts', title: gadget }),
    query.list(Badge, { name: 'badges', title: gadget }),
  ],
  scopes: [flagged, housed],
});
