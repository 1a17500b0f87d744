import {
  activateGrant,
  approveGrant,
  createAdmin,
  createClient,
  createDepartment,
  type GrantConditions,
  refuseGrant,
  requestGrant,
} from '@gridweave/access';
import type { Database } from '@gridweave/database';
import type { Model } from '@gridweave/kit';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { conditionsOf } from './conditions.ts';
import type { SampleDepartment } from './department.ts';
import { environment } from './environment.ts';
import { fire } from './fire.ts';
import { marketSupervision } from './market-supervision.ts';
import { publicSecurity } from './public-security.ts';

/** The departments of the sample city. */
export const sampleDepartments: readonly SampleDepartment[] = [publicSecurity, fire, marketSupervision, environment];

export interface SeedOptions {
  readonly database: Database;
  /** Of the plugins that are loaded; grants of others are left out. */
  readonly model: Model;
  readonly departments?: readonly SampleDepartment[];
}

/** The key of a department's client. */
export interface SampleKey {
  readonly department: string;
  readonly key: string;
}

/** Keys that were made now; they cannot be had again. Nothing of those that were there before. */
export interface SampleCredentials {
  readonly clients: readonly SampleKey[];
  readonly admins: readonly { readonly role: string; readonly key: string }[];
}

// the bytes of 'gridwdep'
const LOCK = '7454136213472306544';
const roles = ['policy-admin', 'operator'] as const;
const approver = '市政务服务和数据管理局';

/**
 * Makes the sample departments, their grants (asked for by the department, approved by the data office, in force) and one
 * client and admin key each. What is there already stays as it is and gets no new key; what an interrupted run left half
 * is completed. Any number of processes may call it at once.
 */
export async function seedDepartments(options: SeedOptions): Promise<SampleCredentials> {
  const lock = await options.database.pool.connect();
  try {
    await lock.query(`select pg_advisory_lock(${LOCK})`);
    return await seed(options);
  } finally {
    // ends the session, and the lock with it
    lock.release(true);
  }
}

async function seed({
  database: { db },
  model,
  departments = sampleDepartments,
}: SeedOptions): Promise<SampleCredentials> {
  const clients: SampleKey[] = [];
  for (const department of departments) {
    const { code, client } = department;
    if (await exists(db, sql`select from access.client where department = ${code} and name = ${client}`)) continue;
    if (!(await exists(db, sql`select from access.department where code = ${code}`)))
      await createDepartment(db, department);
    await seedGrants(db, model, department);
    // last, so that a department with a client is whole
    clients.push({ department: code, key: (await createClient(db, { department: code, name: client })).key });
  }
  const admins: { role: string; key: string }[] = [];
  for (const role of roles) {
    const name = `sample ${role}`;
    if (await exists(db, sql`select from access.admin where name = ${name}`)) continue;
    admins.push({ role, key: (await createAdmin(db, { name, roles: [role] })).key });
  }
  return { clients, admins };
}

async function exists(db: Kysely<any>, query: ReturnType<typeof sql>): Promise<boolean> {
  return (await query.execute(db)).rows.length > 0;
}

async function seedGrants(db: Kysely<any>, model: Model, department: SampleDepartment): Promise<void> {
  const requester = `${department.title.zh}数据联络员`;
  const { rows } = await sql<{ id: string; state: string; key: string }>`
    select id, state, array_to_string(fields || operators || coalesce(mask, '') || scopes, ' ') as key
      from access.data_grant where department = ${department.code}`.execute(db);
  const active = new Set(rows.filter(({ state }) => state === 'active').map(({ key }) => key));
  for (const { id, state } of rows) {
    if (state === 'requested' || state === 'approved')
      await refuseGrant(db, id, approver, 'the seeding was interrupted');
  }
  for (const grant of conditionsOf(model, department)) {
    if (active.has(keyOf(grant))) continue;
    const id = await requestGrant(db, model, grant, requester);
    await approveGrant(db, model, id, approver);
    await activateGrant(db, model, id, approver);
  }
}

function keyOf({ fields, operators, mask, scopes }: GrantConditions): string {
  return [...fields, ...operators, mask ?? '', ...(scopes ?? [])].join(' ');
}
