import {
  type AdminRole,
  createAdmin,
  createClient,
  createDepartment,
  establishGrant,
  type GrantConditions,
  refuseGrant,
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
import { departmentOfPlugin } from './of-plugin.ts';
import { publicSecurity } from './public-security.ts';

const written: readonly SampleDepartment[] = [publicSecurity, fire, marketSupervision, environment];

/** The departments of the sample city, and one for each further plugin. */
export function sampleDepartments(model: Model): readonly SampleDepartment[] {
  const further = model.plugins.filter(({ name }) => name !== 'core' && !written.some(({ code }) => code === name));
  return [...written, ...further.map((plugin) => departmentOfPlugin(model, plugin))];
}

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

/** The key of an admin. */
export interface SampleAdmin {
  readonly role: AdminRole;
  readonly name: string;
  readonly key: string;
}

/** Keys that were made now; they cannot be had again. Nothing of those that were there before. */
export interface SampleCredentials {
  readonly clients: readonly SampleKey[];
  readonly admins: readonly SampleAdmin[];
}

// the bytes of 'gridwdep'
const LOCK = '7454136213472306544';
const approver = '市政务服务和数据管理局';
const secondApprover = '市网格管理工作办公室';

/** One admin of each role, and a second approver, since sensitive fields need two. */
export const sampleAdmins: readonly { readonly name: string; readonly role: AdminRole }[] = [
  { name: '示例目录管理员 sample catalogue keeper', role: 'catalogue-keeper' },
  { name: '示例审批员 sample approver', role: 'approver' },
  { name: '示例第二审批员 sample second approver', role: 'approver' },
  { name: '示例审计员 sample auditor', role: 'auditor' },
  { name: '示例密钥管理员 sample key operator', role: 'key-operator' },
  { name: '示例插件管理员 sample plugin admin', role: 'plugin-admin' },
];

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
  departments = sampleDepartments(model),
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
  const made: SampleAdmin[] = [];
  for (const { name, role } of sampleAdmins) {
    if (await exists(db, sql`select from access.admin where name = ${name}`)) continue;
    made.push({ role, name, key: (await createAdmin(db, { name, roles: [role] })).key! });
  }
  return { clients, admins: made };
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
    await establishGrant(db, model, grant, { requester, approvers: [approver, secondApprover] });
  }
}

function keyOf({ fields, operators, mask, scopes }: GrantConditions): string {
  return [...fields, ...operators, mask ?? '', ...(scopes ?? [])].join(' ');
}
