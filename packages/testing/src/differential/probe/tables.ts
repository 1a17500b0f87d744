import { c, defineTable, defineType, defineUnion, type Migration } from '@gridweave/kit';
import { House } from '@gridweave/core';
import { sql } from 'kysely';

const values = {
  flag: c.nullable(c.bool),
  code: c.nullable(c.text),
  note: c.nullable(c.text),
  tags: c.nullable(c.textArray),
  marks: c.nullable(c.textArray),
  small: c.nullable(c.int4),
  large: c.nullable(c.int8),
  exact: c.nullable(c.numeric),
  rough: c.nullable(c.float8),
  day: c.nullable(c.date),
  moment: c.nullable(c.timestamptz),
  shape: c.nullable(c.jsonb),
} as const;

/** A column of every type; placed to the community only. */
export const gadgets = defineTable(
  'probe',
  'gadget',
  {
    street_code: c.text,
    id: c.int8,
    community_code: c.nullable(c.text),
    house_id: c.nullable(c.int8),
    parent_id: c.nullable(c.int8),
    badge_id: c.nullable(c.int8),
    serial: c.text,
    ...values,
  },
  { key: ['street_code', 'id'], place: { street: 'street_code', community: 'community_code' } },
);

/** Without a place. */
export const badges = defineTable(
  'probe',
  'badge',
  { id: c.int8, name: c.text, rank: c.nullable(c.int4) },
  { key: ['id'] },
);

/** Beside houses: at most one for each. */
export const houseExtras = defineTable(
  'probe',
  'house_extra',
  { street_code: c.text, house_id: c.int8, gadget_id: c.nullable(c.int8), ...values },
  { key: ['street_code', 'house_id'], place: { street: 'street_code' } },
);

/** Between gadgets and houses, some ended. */
export const gadgetHouses = defineTable(
  'probe',
  'gadget_house',
  { street_code: c.text, id: c.int8, gadget_id: c.int8, house_id: c.int8, until: c.nullable(c.date) },
  { key: ['street_code', 'id'], place: { street: 'street_code' } },
);

export const Gadget = defineType(gadgets, {
  name: 'Gadget',
  title: { zh: '器件', en: 'Gadget' },
  order: [
    { column: 'day', direction: 'desc' },
    { column: 'note', direction: 'asc' },
  ],
});

export const Badge = defineType(badges, { name: 'Badge', title: { zh: '徽章', en: 'Badge' } });

export const Owner = defineUnion({
  name: 'GadgetOwner',
  title: { zh: '所属', en: 'Owner' },
  members: [Badge, House, Gadget],
});

const columns = `flag boolean, code text collate "C", note text, tags text[], marks text[], small integer, large bigint,
  exact numeric, rough double precision, day date, moment timestamptz, shape jsonb`;

export const probeMigrations: readonly Migration[] = [
  {
    name: '001-probe',
    breaking: true,
    async up(db) {
      await sql`create table probe.badge (id bigint primary key, name text not null, rank integer)`.execute(db);
      await sql`create table probe.gadget (street_code text collate "C" not null, id bigint not null,
        community_code text collate "C", house_id bigint, parent_id bigint, badge_id bigint, serial text collate "C" not null,
        ${sql.raw(columns)}, primary key (street_code, id))`.execute(db);
      await sql`create table probe.house_extra (street_code text collate "C" not null, house_id bigint not null,
        gadget_id bigint, ${sql.raw(columns)}, primary key (street_code, house_id))`.execute(db);
      await sql`create table probe.gadget_house (street_code text collate "C" not null, id bigint not null,
        gadget_id bigint not null, house_id bigint not null, until date, primary key (street_code, id))`.execute(db);
    },
  },
];
