import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Every rule says from which version of the policy to which it held, so that any version can be read again. */
export const versions: Migration = {
  name: '002-versions',
  breaking: true,
  async up(db) {
    await sql`create table policy_change (
      version bigint primary key,
      at timestamptz not null default clock_timestamp(),
      by text not null,
      what text not null,
      reason text)`.execute(db);
    await sql`insert into policy_change (version, by, what) select version, 'system', 'versions are kept from here on' from policy_version`.execute(
      db,
    );
    await sql`create table department_version (
      code text not null references department,
      since_version bigint not null,
      areas text[] not null,
      primary key (code, since_version))`.execute(db);
    await sql`insert into department_version select code, version, areas from department`.execute(db);
    await sql`alter table data_grant add since_version bigint, add until_version bigint`.execute(db);
    await sql`update data_grant set since_version = (select version from policy_version) where state = 'active'`.execute(
      db,
    );
    await sql`create index on data_grant (since_version) where since_version is not null`.execute(db);
    await sql`alter table denial add since_version bigint not null default 0, add until_version bigint`.execute(db);
    await sql`update denial set until_version = 0 where lifted_at is not null`.execute(db);
    await sql`alter table denial alter since_version drop default`.execute(db);
    await sql`create table default_policy_version (
      since_version bigint primary key,
      enabled boolean not null,
      except_fields text[] not null,
      minimum_group int not null check (minimum_group >= 1),
      by text not null,
      at timestamptz not null default now())`.execute(db);
    await sql`insert into default_policy_version
      select 0, enabled, except_fields, minimum_group, coalesce(changed_by, 'system'), coalesce(changed_at, now())
      from default_policy`.execute(db);
    await sql`drop table default_policy`.execute(db);
    await sql`create table label_change (
      id text primary key,
      coordinate text not null,
      sharing text,
      sensitivity text,
      without_masks text[] not null,
      legal_basis text,
      reason text not null,
      by text not null, at timestamptz not null default now(),
      since_version bigint not null,
      until_version bigint,
      ended_by text, ended_at timestamptz, end_reason text)`.execute(db);
    await sql`create unique index on label_change (coordinate) where until_version is null`.execute(db);
    await sql`create table plugin_switch (
      plugin text not null,
      since_version bigint not null,
      enabled boolean not null,
      reason text not null,
      by text not null, at timestamptz not null default now(),
      primary key (plugin, since_version))`.execute(db);
  },
};
