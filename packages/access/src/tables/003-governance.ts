import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Life cycle of grants, bundles, drafts, invariants, emergencies and notices. Steps are only ever added. */
export const governance: Migration = {
  name: '003-governance',
  breaking: true,
  async up(db) {
    await sql`alter table data_grant
      drop constraint data_grant_state_check,
      add constraint data_grant_state_check check
        (state in ('requested', 'approved', 'active', 'expired', 'revoked', 'refused', 'withdrawn')),
      add bundle text,
      add renews text references data_grant,
      add draft text,
      add emergency text,
      add proposal jsonb,
      add proposed_by text,
      add answer_due timestamptz,
      add noticed_at timestamptz`.execute(db);
    await sql`create table grant_approval (
      grant_id text not null references data_grant,
      by text not null,
      at timestamptz not null default now(),
      note text,
      primary key (grant_id, by))`.execute(db);
    await sql`create table grant_step (
      id bigint generated always as identity primary key,
      grant_id text not null references data_grant,
      at timestamptz not null default clock_timestamp(),
      by text not null,
      step text not null,
      reason text,
      conditions jsonb,
      version bigint)`.execute(db);
    await sql`create index on grant_step (grant_id, id)`.execute(db);
    await sql`create table assessment (
      id text primary key,
      grant_id text not null references data_grant,
      title text not null,
      conclusion text not null,
      document text,
      document_sha256 bytea check (octet_length(document_sha256) = 32),
      by text not null, at timestamptz not null default now(),
      keep_until date not null)`.execute(db);
    await sql`create index on assessment (grant_id)`.execute(db);
    await sql`create table bundle (
      name text primary key check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
      title_zh text not null, title_en text not null,
      items jsonb not null,
      emergency boolean not null default false,
      by text not null, at timestamptz not null default now(),
      ended_by text, ended_at timestamptz)`.execute(db);
    await sql`create table bundle_step (
      id bigint generated always as identity primary key,
      bundle text not null references bundle,
      at timestamptz not null default clock_timestamp(),
      by text not null, step text not null, items jsonb)`.execute(db);
    await sql`create table draft (
      id text primary key,
      title text not null,
      reason text not null,
      changes jsonb not null,
      base_version bigint not null,
      state text not null check (state in ('open', 'submitted', 'approved', 'activated', 'refused', 'abandoned')),
      author text not null,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      activated_version bigint)`.execute(db);
    await sql`create table draft_approval (
      draft text not null references draft,
      by text not null, at timestamptz not null default now(), note text,
      primary key (draft, by))`.execute(db);
    await sql`create table draft_step (
      id bigint generated always as identity primary key,
      draft text not null references draft,
      at timestamptz not null default clock_timestamp(),
      by text not null, step text not null, reason text, changes jsonb)`.execute(db);
    await sql`create table invariant (
      id text primary key,
      title_zh text not null, title_en text not null,
      rule jsonb not null,
      reason text not null,
      by text not null, at timestamptz not null default now(),
      ended_by text, ended_at timestamptz, end_reason text)`.execute(db);
    await sql`create table invariant_override (
      id bigint generated always as identity primary key,
      invariant text not null references invariant,
      version bigint not null,
      breaches jsonb not null,
      reason text not null,
      by text not null, at timestamptz not null default now())`.execute(db);
    await sql`create table governance_setting (
      only_row boolean primary key default true check (only_row),
      answer_days_unconditional int not null default 1 check (answer_days_unconditional between 1 and 100),
      answer_days_conditional int not null default 10 check (answer_days_conditional between 1 and 100),
      delivery_days int not null default 20 check (delivery_days between 1 and 200),
      expiry_notice_days int not null default 30 check (expiry_notice_days between 1 and 365),
      approvals_sensitive int not null default 2 check (approvals_sensitive between 2 and 5),
      assessment_from text not null default 'personal' check (assessment_from in ('personal', 'sensitive')),
      emergency_hours int not null default 8 check (emergency_hours between 1 and 24),
      review_days int not null default 3 check (review_days between 1 and 30),
      changed_by text, changed_at timestamptz)`.execute(db);
    await sql`insert into governance_setting default values`.execute(db);
    await sql`create table emergency_authorisation (
      id text primary key,
      department text not null references department,
      client text not null references client,
      bundle text not null references bundle,
      hours int not null check (hours between 1 and 24),
      reason text not null,
      state text not null check (state in ('requested', 'active', 'ended')),
      valid_until timestamptz not null,
      requested_by text not null, requested_at timestamptz not null default now(),
      approved_by text check (approved_by <> requested_by), approved_at timestamptz,
      ended_by text, ended_at timestamptz)`.execute(db);
    await sql`create table emergency_use (
      id text primary key,
      authorisation text not null references emergency_authorisation,
      officer text not null,
      reason text not null,
      at timestamptz not null default now(),
      until timestamptz not null,
      review_due timestamptz not null,
      reviewed_by text, reviewed_at timestamptz, outcome text check (outcome in ('justified', 'not-justified')), review_note text)`.execute(
      db,
    );
    await sql`create table notice (
      id bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      audience text not null,
      kind text not null,
      subject text not null,
      text_zh text not null, text_en text not null)`.execute(db);
    await sql`create index on notice (audience, id)`.execute(db);
    await sql`create table notice_read (
      notice bigint not null references notice,
      by text not null, at timestamptz not null default now(),
      primary key (notice, by))`.execute(db);
    await sql`alter table admin
      alter key_hash drop not null,
      add issuer text, add subject text,
      add owner text references admin,
      add pending_roles text[],
      add changed_by text,
      add constraint some_identity check (key_hash is not null or subject is not null)`.execute(db);
    await sql`create unique index on admin (issuer, subject) where subject is not null`.execute(db);
  },
};
