import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { townModel } from '../fixture/town.ts';
import { openPolicyStore, type PolicyStore } from '../store/policy-store.ts';
import {
  changeAdminRoles,
  confirmAdminRoles,
  createAdmin,
  type MadeAdmin,
  type NewAdmin,
  rotateAdminKey,
  setAdminState,
} from './admins.ts';
import type { AdminRole } from './roles.ts';

let access: TestDatabase;
let store: PolicyStore;
let li: MadeAdmin;
let wang: MadeAdmin;
let zhao: MadeAdmin;
let ahead = 0;
const errors: Error[] = [];
beforeAll(async () => {
  access = await accessDatabase();
  store = await openPolicyStore({
    plugins: townModel.plugins,
    database: access.database,
    onError: (error) => errors.push(error),
    clock: () => Date.now() + ahead,
  });
  li = await createAdmin(db(), { name: 'Li', roles: ['key-operator'] });
  wang = await createAdmin(db(), { name: 'Wang', roles: ['key-operator', 'approver'] });
  zhao = await createAdmin(db(), { name: 'Zhao', roles: ['key-operator'] });
});
afterAll(async () => {
  await store.close();
  await access.drop();
});

const db = () => access.database.db;

/** An admin with roles that two others gave. */
async function made(admin: NewAdmin): Promise<MadeAdmin> {
  const found = await createAdmin(db(), admin, li.id);
  await confirmAdminRoles(db(), found.id, admin.owner === wang.id ? zhao.id : wang.id);
  return found;
}

async function rolesOf(id: string): Promise<readonly AdminRole[]> {
  const { rows } = await sql<{ roles: AdminRole[] }>`select roles from access.admin where id = ${id}`.execute(db());
  return rows[0]!.roles;
}

async function settled(): Promise<void> {
  const { rows } = await sql<{ version: string }>`select version from access.policy_version`.execute(db());
  await store.caughtUp(rows[0]!.version);
}

test('roles that an admin gives hold when another one has confirmed them', async () => {
  const chen = await createAdmin(db(), { name: 'Chen', roles: ['approver'] }, li.id);
  expect(await rolesOf(chen.id)).toEqual([]);
  await expect(confirmAdminRoles(db(), chen.id, li.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(confirmAdminRoles(db(), chen.id, chen.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await confirmAdminRoles(db(), chen.id, wang.id);
  expect(await rolesOf(chen.id)).toEqual(['approver']);
  await expect(confirmAdminRoles(db(), chen.id, wang.id)).rejects.toThrow(/no roles are waiting/);
});

test('a role is taken away at once, and one that is added waits', async () => {
  const chen = await made({ name: 'Chen', roles: ['approver', 'auditor'] });
  await changeAdminRoles(db(), chen.id, ['auditor', 'plugin-admin'], li.id);
  expect(await rolesOf(chen.id)).toEqual(['auditor']);
  await changeAdminRoles(db(), chen.id, ['auditor'], wang.id);
  await expect(confirmAdminRoles(db(), chen.id, zhao.id)).rejects.toThrow(/no roles are waiting/);
  await changeAdminRoles(db(), chen.id, ['auditor', 'plugin-admin'], li.id);
  await confirmAdminRoles(db(), chen.id, zhao.id);
  expect(await rolesOf(chen.id)).toEqual(['auditor', 'plugin-admin']);
});

test('nobody changes rights of their own, nor of their scripts, whatever the way', async () => {
  const script = await made({ name: 'nightly', roles: ['approver'], owner: zhao.id });
  for (const id of [zhao.id, script.id]) {
    await expect(changeAdminRoles(db(), id, ['auditor'], zhao.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(setAdminState(db(), id, 'suspended', zhao.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(confirmAdminRoles(db(), id, zhao.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await setAdminState(db(), script.id, 'suspended', li.id, 'left');
});

test('a script answers as its owner and never has a role that the owner lacks', async () => {
  const script = await made({ name: 'export', roles: ['approver', 'auditor'], owner: wang.id });
  await settled();
  expect(store.identifyAdmin(script.key!, '10.0.0.1')).toMatchObject({
    admin: script.id,
    person: wang.id,
    roles: ['approver'],
  });
  await changeAdminRoles(db(), wang.id, ['key-operator'], li.id);
  await settled();
  expect(store.identifyAdmin(script.key!, '10.0.0.1').roles).toEqual([]);
  await setAdminState(db(), wang.id, 'suspended', li.id);
  await settled();
  expect(() => store.identifyAdmin(script.key!, '10.0.0.1')).toThrow(/suspended/);
  await setAdminState(db(), wang.id, 'active', li.id);
});

test('a script has a person as its owner, not another script', async () => {
  const script = await made({ name: 'outer', roles: ['auditor'], owner: zhao.id });
  await expect(createAdmin(db(), { name: 'inner', roles: ['auditor'], owner: script.id }, li.id)).rejects.toThrow(
    /is a script/,
  );
  await expect(createAdmin(db(), { name: 'inner', roles: ['auditor'], owner: 'none' }, li.id)).rejects.toThrow(
    /no such admin/,
  );
});

test('a script ends with the credential of its owner', async () => {
  const owner = await made({ name: 'Guest', roles: ['auditor'], expiresAt: new Date(Date.now() + 60_000) });
  const script = await made({ name: 'guest script', roles: ['auditor'], owner: owner.id });
  await settled();
  const identity = store.identifyAdmin(script.key!, '10.0.0.1');
  store.confirmAdmin(identity);
  ahead = 61_000;
  expect(() => store.identifyAdmin(script.key!, '10.0.0.1')).toThrow(/expired/);
  expect(() => store.confirmAdmin(identity)).toThrow(/expired/);
  ahead = 0;
  await setAdminState(db(), owner.id, 'suspended', li.id);
  await settled();
  expect(() => store.confirmAdmin(identity)).toThrow(/suspended/);
});

test('a person of the identity provider has no key, and is registered once', async () => {
  const oidc = { issuer: 'https://id.example', subject: 'u-1' };
  const person = await made({ name: 'Qian', roles: ['auditor'], oidc });
  expect(person.key).toBeNull();
  await expect(createAdmin(db(), { name: 'Qian again', roles: ['auditor'], oidc }, li.id)).rejects.toThrow(
    /registered as an admin already/,
  );
  await expect(rotateAdminKey(db(), person.id)).rejects.toThrow(/has no key/);
});

test('roles that there are not are refused', async () => {
  await expect(createAdmin(db(), { name: 'x', roles: ['king' as AdminRole] })).rejects.toThrow(/king is no role/);
  await expect(changeAdminRoles(db(), wang.id, [], li.id)).rejects.toThrow(/at least one role/);
});

test('nothing failed in the background', () => {
  expect(errors).toEqual([]);
});
