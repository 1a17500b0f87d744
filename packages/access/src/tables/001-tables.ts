import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Departments, clients, admins, grants and denials. */
export const tables: Migration = {
  name: '001-tables',
  breaking: true,
  async up(db) {
    await sql`create table policy_version (
      only_row boolean primary key default true check (only_row),
      version bigint not null)`.execute(db);
    await sql`insert into policy_version (version) values (1)`.execute(db);
    await sql`create table department (
      code text primary key check (code ~ '^[a-z][a-z0-9-]{0,62}$'),
      title_zh text not null, title_en text not null,
      parent text references department,
      areas text[] not null,
      pseudonym_key text not null default encode(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'hex'),
      version bigint not null,
      created_at timestamptz not null default now())`.execute(db);
    await sql`create table client (
      id text primary key,
      department text not null references department,
      name text not null,
      key_hash bytea not null check (octet_length(key_hash) = 32),
      state text not null default 'active' check (state in ('active', 'suspended')),
      expires_at timestamptz,
      address_ranges cidr[] not null default '{}',
      created_at timestamptz not null default now(),
      rotated_at timestamptz)`.execute(db);
    await sql`create table admin (
      id text primary key,
      name text not null,
      roles text[] not null,
      key_hash bytea not null check (octet_length(key_hash) = 32),
      state text not null default 'active' check (state in ('active', 'suspended')),
      expires_at timestamptz,
      address_ranges cidr[] not null default '{}',
      created_at timestamptz not null default now(),
      rotated_at timestamptz)`.execute(db);
    await sql`create table data_grant (
      id text primary key,
      department text not null references department,
      client text references client,
      state text not null check (state in ('requested', 'approved', 'active', 'expired', 'revoked', 'refused')),
      fields text[] not null check (cardinality(fields) > 0),
      access text not null check (access in ('full', 'masked')),
      mask text,
      operators text[] not null check (cardinality(operators) > 0),
      areas text[],
      scopes text[] not null,
      purpose text not null,
      legal_basis text not null,
      valid_from timestamptz,
      valid_until timestamptz check (valid_until > valid_from),
      requested_by text not null, requested_at timestamptz not null default now(),
      approved_by text, approved_at timestamptz,
      activated_by text, activated_at timestamptz,
      ended_by text, ended_at timestamptz, end_reason text,
      check ((access = 'masked') = (mask is not null)),
      constraint two_persons check (state not in ('approved', 'active')
        or (approved_by is not null and approved_by <> requested_by)))`.execute(db);
    await sql`create index on data_grant (department, state)`.execute(db);
    await sql`create table denial (
      id text primary key,
      department text references department,
      client text references client,
      fields text[] not null check (cardinality(fields) > 0),
      operators text[],
      areas text[],
      scopes text[] not null,
      reason text not null,
      valid_from timestamptz,
      valid_until timestamptz check (valid_until > valid_from),
      created_by text not null, created_at timestamptz not null default now(),
      lifted_by text, lifted_at timestamptz,
      check (client is null or department is not null))`.execute(db);
    await sql`create table default_policy (
      only_row boolean primary key default true check (only_row),
      enabled boolean not null default true,
      except_fields text[] not null default '{}',
      minimum_group int not null default 10 check (minimum_group >= 1),
      changed_by text, changed_at timestamptz)`.execute(db);
    await sql`insert into default_policy default values`.execute(db);
  },
};
