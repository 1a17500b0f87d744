import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

export const eventCategoryTables: Migration = {
  name: '011-event-category',
  breaking: false,
  async up(db) {
    await sql`
      create table event_category (
        code text collate "C" not null,
        major text collate "C" not null,
        title_zh text not null,
        title_en text not null,
        plugin text collate "C" not null,
        handling_unit_zh text not null,
        handling_unit_en text not null,
        declared boolean not null,
        primary key (code)
      )`.execute(db);
    await sql`
      create table event_time_limit (
        id text not null,
        category_code text collate "C" not null,
        position integer not null,
        situation_zh text not null,
        situation_en text not null,
        amount numeric not null check (amount > 0),
        unit text collate "C" not null,
        declared boolean not null,
        primary key (id)
      )`.execute(db);
    await sql`create index event_time_limit_category on event_time_limit (category_code, position)`.execute(db);
    await sql`alter table event add column redispatches integer not null default 0`.execute(db);
    await sql`alter table event add column redispatch_reason text`.execute(db);
    await sql`create index event_minor on event (minor, reported_at, street_code, id)`.execute(db);
  },
};
