import { createAdmin, setAdminState } from '@gridweave/access';
import { core } from '@gridweave/core';
import { sendOperation, type TestAdmin, testAdmins, testPlatform, type TestPlatform } from '@gridweave/testing';
import { getNamedType, type GraphQLField, isLeafType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { isEnumType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { accessOf, adminSchema } from '../index.ts';

let platform: TestPlatform;
const schema = adminSchema();
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      { code: 'fire', areas: ['440306'] },
      { code: 'police', areas: ['4403'] },
    ],
    environment: { requestRate: 1_000_000 },
  });
});
afterAll(() => platform?.close());

const names = Object.keys(testAdmins) as TestAdmin[];

/** A value that the type takes. */
function someValue(type: GraphQLInputType): string {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return `[${someValue(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]!.name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    const needed = nullable.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
    return `{${needed.map((field) => `${field.name}: ${someValue(field.type)}`).join(', ')}}`;
  }
  const { name } = nullable as { name: string };
  return name === 'Int' ? '1' : name === 'Float' ? '1.5' : name === 'Boolean' ? 'true' : '"none"';
}

function callOf(field: GraphQLField<unknown, unknown>): string {
  const args = field.args.filter((arg) => isNonNullType(arg.type)).map((arg) => `${arg.name}: ${someValue(arg.type)}`);
  const call = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
  return isLeafType(getNamedType(field.type)) ? call : `${call} { __typename }`;
}

test('attack 28: each root field asks for its roles, and nobody else may call it', async () => {
  const open: string[] = [];
  for (const [kind, root] of [
    ['query', schema.getQueryType()!],
    ['mutation', schema.getMutationType()!],
  ] as const)
    for (const field of Object.values(root.getFields())) {
      const access = accessOf(field);
      for (const name of names) {
        const may = access === 'admin' || access.includes(testAdmins[name]);
        // what may be called is not called here, since it would change something
        if (may && kind === 'mutation') continue;
        const { body } = await platform.govern(name, `${kind} { ${callOf(field)} }`);
        const isForbidden = body.errors?.[0].extensions.code === 'FORBIDDEN';
        if (isForbidden === may) open.push(`${field.name} as ${name}: ${JSON.stringify(body).slice(0, 200)}`);
      }
    }
  expect(open).toEqual([]);
});

test('a root field that does not say who may call it does not come into being', () => {
  const field = schema.getQueryType()!.getFields()['me']!;
  expect(() => accessOf({ ...field, extensions: {} } as never)).toThrow('does not say');
  expect(() => accessOf({ ...field, extensions: { gridweave: { access: 'department' } } } as never)).toThrow(
    'does not say',
  );
});

test('attack 28: nobody changes her own rights, and what one admin gives another has to confirm', async () => {
  const { body } = await platform.govern('operator', '{ me { id } admins { id name roles } }');
  const own = body.data.me.id;
  const change = (id: string, roles: string) =>
    platform.govern('operator', `mutation { changeAdminRoles(id: "${id}", roles: [${roles}]) { roles pendingRoles } }`);
  expect((await change(own, 'KEY_OPERATOR, APPROVER')).body.errors[0].extensions.code).toBe('FORBIDDEN');
  const keeper = body.data.admins.find(({ name }: any) => name === 'keeper').id;
  expect((await change(keeper, 'CATALOGUE_KEEPER, APPROVER')).body.data.changeAdminRoles).toEqual({
    roles: ['CATALOGUE_KEEPER'],
    pendingRoles: ['CATALOGUE_KEEPER', 'APPROVER'],
  });
  const confirm = (as: TestAdmin) =>
    platform.govern(as, `mutation { confirmAdminRoles(id: "${keeper}") { roles pendingRoles } }`);
  expect((await confirm('operator')).body.errors[0].extensions.code).toBe('FORBIDDEN');
  expect((await confirm('auditor')).body.data.confirmAdminRoles).toEqual({
    roles: ['CATALOGUE_KEEPER', 'APPROVER'],
    pendingRoles: null,
  });
  // a new admin has nothing before somebody else confirms it, so that no one makes herself a second person
  const made = await platform.govern(
    'operator',
    'mutation { createAdmin(admin: {name: "me too", roles: [APPROVER]}) { id key } }',
  );
  const { id, key } = made.body.data.createAdmin;
  const url = `${platform.url}/admin/graphql`;
  expect((await sendOperation(url, key, '{ me { roles } }')).body.data.me.roles).toEqual([]);
  expect(
    (await platform.govern('operator', `mutation { confirmAdminRoles(id: "${id}") { roles } }`)).body.errors,
  ).toBeDefined();
  expect(
    (await sendOperation(url, key, 'mutation { approveGrants(ids: ["x"]) { given } }')).body.errors[0].extensions.code,
  ).toBe('FORBIDDEN');
  // what is taken away goes at once
  expect((await change(keeper, 'CATALOGUE_KEEPER')).body.data.changeAdminRoles).toEqual({
    roles: ['CATALOGUE_KEEPER'],
    pendingRoles: null,
  });
});

test('attack 28: a script has no role that its owner has not, and counts as its owner', async () => {
  const { db } = platform.database;
  const owner = await createAdmin(db, { name: 'owner', roles: ['catalogue-keeper', 'approver'] });
  const script = await createAdmin(db, { name: 'script', roles: ['approver', 'auditor'], owner: owner.id });
  await platform.services.policies.caughtUp(
    (await platform.govern('auditor', '{ policyChanges(first: 1) { version } }')).body.data.policyChanges[0].version,
  );
  const url = `${platform.url}/admin/graphql`;
  const { body } = await sendOperation(url, script.key!, '{ me { person roles } }');
  expect(body.data.me).toEqual({ person: owner.id, roles: ['APPROVER'] });
  const asked = await sendOperation(
    url,
    owner.key!,
    'mutation { requestGrant(grant: {department: "fire", fields: ["Person.kind"], purpose: "p", legalBasis: "l"}) { id } }',
  );
  const { id } = asked.body.data.requestGrant;
  await sendOperation(
    url,
    owner.key!,
    `mutation { attachAssessment(id: "${id}", assessment: {title: "t", conclusion: "c"}) { id } }`,
  );
  const approved = await sendOperation(url, script.key!, `mutation { approveGrants(ids: ["${id}"]) { given } }`);
  expect(approved.body.errors[0].extensions.code).toBe('FORBIDDEN');
  await setAdminState(db, owner.id, 'suspended');
  await expect.poll(async () => (await sendOperation(url, script.key!, '{ me { name } }')).status).toBe(403);
});

test('attack 28: every act is in the log with its admin, what was refused as well', async () => {
  await platform.govern('plugins', 'mutation { disablePlugin(plugin: "none", reason: "try") { name } }');
  await platform.govern('plugins', 'mutation { revokeGrant(id: "none", reason: "try") { id } }');
  const { body } = await platform.govern(
    'auditor',
    '{ auditRecords(kinds: [ADMIN], first: 4) { admin outcome details document } }',
  );
  const acts = body.data.auditRecords.map(({ outcome, details }: any) => [details.name, details.roots, outcome]);
  expect(acts).toEqual(
    expect.arrayContaining([
      ['plugins', ['disablePlugin'], 'BAD_USER_INPUT'],
      ['plugins', ['revokeGrant'], 'FORBIDDEN'],
    ]),
  );
});

test('attack 29: the key of an admin is bound to its ranges and its time, is shown once, and ends when it is made anew', async () => {
  const { db, pool } = platform.database;
  const elsewhere = await createAdmin(db, { name: 'elsewhere', roles: ['auditor'], addressRanges: ['10.9.0.0/16'] });
  const late = await createAdmin(db, { name: 'late', roles: ['auditor'], expiresAt: new Date(Date.now() - 1) });
  const fresh = await createAdmin(db, { name: 'fresh', roles: ['auditor'] });
  const { rows } = await pool.query('select version from access.policy_version');
  await platform.services.policies.caughtUp(rows[0].version);
  const url = `${platform.url}/admin/graphql`;
  const status = async (key: string): Promise<number> => (await sendOperation(url, key, '{ me { name } }')).status;
  expect(await status(elsewhere.key!)).toBe(403);
  expect(await status(late.key!)).toBe(401);
  expect(await status(fresh.key!)).toBe(200);
  const rotated = await platform.govern('operator', `mutation { rotateAdminKey(id: "${fresh.id}") { key } }`);
  expect(await status(fresh.key!)).toBe(401);
  expect(await status(rotated.body.data.rotateAdminKey.key)).toBe(200);
  const { rows: stored } = await pool.query(
    `select a::text from access.admin as a union all select r::text from audit.record as r`,
  );
  for (const key of [fresh.key!, rotated.body.data.rotateAdminKey.key])
    expect(JSON.stringify(stored)).not.toContain(key.split('_')[2]);
});

test('attack 21: the admin endpoint has the same limits of form', async () => {
  const flood = `{ me { ${Array.from({ length: 200 }, (_, i) => `a${i}: name`).join(' ')} } }`;
  for (const [document, code] of [
    [flood, 'OPERATION_TOO_LARGE'],
    ['{ me { nme } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ me {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { me { name } }', 'GRAPHQL_VALIDATION_FAILED'],
  ] as const) {
    const { body } = await platform.govern('auditor', document);
    expect([document, body.errors?.[0].extensions.code]).toEqual([document, code]);
    expect(body.data).toBeUndefined();
  }
});
