import { openDatabase, withDatabaseName } from '@gridweave/database';
import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAdmin, setAdminState } from '../admins/index.ts';
import { accessDatabase } from '../fixture/access-database.ts';
import { townModel } from '../fixture/town.ts';
import { createClient, resumeClient, rotateClientKey, type ShownKey, suspendClient } from '../grants/clients.ts';
import type { GrantConditions } from '../grants/conditions.ts';
import { denyFields } from '../grants/denials.ts';
import { createDepartment, setJurisdiction } from '../grants/departments.ts';
import { establishGrant } from '../grants/establish-grant.ts';
import { revokeGrant } from '../grants/grant-in-force.ts';
import { scopeOf } from '../policy/scope-algebra.ts';
import { openPolicyStore, type PolicyStore, type PolicyStoreOptions } from './policy-store.ts';

let access: TestDatabase;
let fire: ShownKey;
let police: ShownKey;
const open: PolicyStore[] = [];
const errors: Error[] = [];

beforeAll(async () => {
  access = await accessDatabase();
  await createDepartment(db(), { code: 'fire', title: { zh: '消防', en: 'Fire' }, areas: ['440304'] });
  await createDepartment(db(), { code: 'police', title: { zh: '公安', en: 'Police' }, areas: ['4403'] });
  fire = await createClient(db(), { department: 'fire', name: 'fire app' });
  police = await createClient(db(), { department: 'police', name: 'police app' });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  errors.length = 0;
});
afterAll(() => access.drop());

const db = () => access.database.db;
const here = '10.1.2.3';

async function store(more: Partial<PolicyStoreOptions> = {}): Promise<PolicyStore> {
  const opened = await openPolicyStore({
    plugins: townModel.plugins,
    database: access.database,
    pollMs: 60_000,
    leaseMs: 120_000,
    onError: (error) => errors.push(error),
    ...more,
  });
  open.push(opened);
  return opened;
}

/** Waits until the store knows all that was committed. */
async function settled(of: PolicyStore): Promise<void> {
  const { rows } = await sql<{ version: string }>`select version from access.policy_version`.execute(db());
  await of.caughtUp(rows[0]!.version);
}

async function given(more: Partial<GrantConditions> = {}): Promise<string> {
  const conditions: GrantConditions = {
    department: 'fire',
    fields: ['House.rent'],
    access: 'full',
    operators: ['read'],
    purpose: 'p',
    legalBasis: 'b',
    ...more,
  };
  return establishGrant(db(), townModel, conditions, { requester: 'li', approvers: ['wang', 'zhao'] });
}

const code = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const reads = (of: PolicyStore, key: ShownKey, field = 'rent'): boolean =>
  of.policyFor(of.identify(key.key, here)).types.get('House')?.fields.has(field) ?? false;

describe('identity', () => {
  test('is found by the key, and by no other', async () => {
    const s = await store();
    expect(s.identify(fire.key, here)).toMatchObject({ client: fire.id, department: 'fire', name: 'fire app' });
    const wrong = [
      `${fire.key.slice(0, -1)}${fire.key.endsWith('A') ? 'B' : 'A'}`,
      `gw_none_${fire.key.split('_').slice(2).join('_')}`,
      '',
      'x',
      `${fire.key} `,
      fire.key.toUpperCase(),
      fire.key.replace('gw_', 'gwa_'),
    ];
    const answers = wrong.map((key) => {
      try {
        return s.identify(key, here);
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(new Set(answers).size).toBe(1);
    expect(code(() => s.identify('x', here))).toBe('UNAUTHENTICATED');
  });

  test('holds within its address ranges only', async () => {
    const near = await createClient(db(), {
      department: 'fire',
      name: 'near',
      addressRanges: ['10.1.0.0/16', '2001:db8::/32'],
    });
    const s = await store();
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::1'])
      expect(s.identify(near.key, address).client).toBe(near.id);
    for (const address of ['10.2.0.1', '::ffff:10.2.0.1', '2001:db9::1', '', 'nonsense'])
      expect(code(() => s.identify(near.key, address))).toBe('FORBIDDEN');
  });

  test('ends when the key expires, is rotated or suspended, also for what stays open', async () => {
    let now = Date.now();
    const brief = await createClient(db(), { department: 'fire', name: 'brief', expiresAt: new Date(now + 60_000) });
    const s = await store({ clock: () => now });
    const identity = s.identify(brief.key, here);
    s.policyFor(identity);
    now += 60_000;
    expect(code(() => s.identify(brief.key, here))).toBe('CREDENTIAL_EXPIRED');
    expect(code(() => s.policyFor(identity))).toBe('CREDENTIAL_EXPIRED');
    const next = await rotateClientKey(db(), brief.id);
    await settled(s);
    expect(code(() => s.policyFor(identity))).toBe('UNAUTHENTICATED');
    expect(code(() => s.identify(brief.key, here))).toBe('UNAUTHENTICATED');
    const again = s.identify(next.key, here);
    await suspendClient(db(), brief.id);
    await settled(s);
    expect(code(() => s.identify(next.key, here))).toBe('FORBIDDEN');
    expect(code(() => s.policyFor(again))).toBe('FORBIDDEN');
    await resumeClient(db(), brief.id);
    await settled(s);
    s.policyFor(again);
  });

  test('of an admin is another kind', async () => {
    const admin = await createAdmin(db(), { name: 'li', roles: ['catalogue-keeper'] });
    const s = await store();
    const identity = s.identifyAdmin(admin.key!, here);
    expect(identity).toMatchObject({ admin: admin.id, roles: ['catalogue-keeper'] });
    expect(code(() => s.identify(admin.key!, here))).toBe('UNAUTHENTICATED');
    expect(code(() => s.identifyAdmin(fire.key, here))).toBe('UNAUTHENTICATED');
    s.confirmAdmin(identity);
    await setAdminState(db(), admin.id, 'suspended');
    await settled(s);
    expect(code(() => s.confirmAdmin(identity))).toBe('FORBIDDEN');
  });
});

describe('a change of the rules', () => {
  test('holds on every node at once, and leaves other departments as they were', async () => {
    const nodes = [await store(), await store()];
    const others = nodes.map((s) => s.policyFor(s.identify(police.key, here)));
    expect(nodes.map((s) => reads(s, fire))).toEqual([false, false]);
    const id = await given();
    await vi.waitFor(() => expect(nodes.map((s) => reads(s, fire))).toEqual([true, true]), {
      timeout: 20_000,
      interval: 5,
    });
    const policy = nodes[0]!.policyFor(nodes[0]!.identify(fire.key, here));
    expect(nodes[0]!.policyFor(nodes[0]!.identify(fire.key, here))).toBe(policy);
    await revokeGrant(db(), id, 'wang', 'done');
    await vi.waitFor(() => expect(nodes.map((s) => reads(s, fire))).toEqual([false, false]), {
      timeout: 20_000,
      interval: 5,
    });
    expect(nodes.map((s) => s.policyFor(s.identify(police.key, here)))).toEqual(others);
    nodes.forEach((s, i) => expect(s.policyFor(s.identify(police.key, here))).toBe(others[i]));
  });

  test('is found by looking where no notice comes', async () => {
    const s = await store({ pollMs: 50 });
    await sql`update access.policy_version set version = version + 1`.execute(db());
    const before = s.version;
    await sql`update access.default_policy_version set enabled = false`.execute(db());
    await sql`update access.department set version = (select version + 1 from access.policy_version)`.execute(db());
    await sql`update access.policy_version set version = version + 1`.execute(db());
    await vi.waitFor(() => expect(reads(s, fire, 'area')).toBe(false), { timeout: 20_000, interval: 10 });
    expect(BigInt(s.version)).toBeGreaterThan(BigInt(before));
    await sql`update access.default_policy_version set enabled = true`.execute(db());
    await sql`update access.department set version = (select version + 1 from access.policy_version)`.execute(db());
    await sql`update access.policy_version set version = version + 1`.execute(db());
    await vi.waitFor(() => expect(reads(s, fire, 'area')).toBe(true), { timeout: 20_000, interval: 10 });
  });

  test('is told to listeners', async () => {
    const s = await store();
    const seen: string[] = [];
    const stop = s.onChange((version) => seen.push(version));
    const id = await denyFields(db(), townModel, { fields: ['House.area'], reason: 'x' }, 'li');
    await settled(s);
    expect(reads(s, fire, 'area')).toBe(false);
    expect(seen.at(-1)).toBe(s.version);
    stop();
    await sql`update access.denial set lifted_at = now(), until_version = 0 where id = ${id}`.execute(db());
    await setJurisdiction(db(), 'fire', ['440304']);
    await setJurisdiction(db(), 'police', ['4403']);
    await settled(s);
    expect(seen).toHaveLength(1);
    expect(reads(s, fire, 'area')).toBe(true);
  });

  test('of areas reaches what is below', async () => {
    await createDepartment(db(), {
      code: 'fire-street',
      title: { zh: '街道', en: 'Street' },
      parent: 'fire',
      areas: ['4403'],
    });
    const s = await store();
    const rows = () => s.policyOf('fire-street').types.get('House')!.rows;
    expect(rows()).toEqual(scopeOf({ areas: ['440304'], named: [] }));
    await setJurisdiction(db(), 'fire', ['440304001']);
    await settled(s);
    expect(rows()).toEqual(scopeOf({ areas: ['440304001'], named: [] }));
    await setJurisdiction(db(), 'fire', ['440304']);
  });
});

test('time limits take effect by the clock', async () => {
  let now = Date.now();
  const s = await store({ clock: () => now });
  const id = await given({ validFrom: new Date(now + 1_000), validUntil: new Date(now + 2_000) });
  await settled(s);
  expect(reads(s, fire)).toBe(false);
  now += 1_000;
  expect(reads(s, fire)).toBe(true);
  const policy = s.policyFor(s.identify(fire.key, here));
  now += 999;
  expect(s.policyFor(s.identify(fire.key, here))).toBe(policy);
  now += 1;
  expect(reads(s, fire)).toBe(false);
  await revokeGrant(db(), id, 'wang', 'done');
});

test('a grant for one client is not of the others, who share the department’s policy', async () => {
  const [one, two, three] = await Promise.all(
    ['one', 'two', 'three'].map((name) => createClient(db(), { department: 'fire', name })),
  );
  const id = await given({ client: one!.id });
  const s = await store();
  const policy = (key: ShownKey) => s.policyFor(s.identify(key.key, here));
  expect(policy(one!).subject).toBe(`fire/${one!.id}`);
  expect(reads(s, one!)).toBe(true);
  expect(reads(s, two!)).toBe(false);
  expect(policy(two!)).toBe(policy(three!));
  expect(policy(two!)).toBe(s.policyOf('fire'));
  await revokeGrant(db(), id, 'wang', 'done');
});

test('the catalogue of a department says what it has and hides what is not shared', async () => {
  const id = await given({
    fields: ['Person.idNumber'],
    access: 'masked',
    mask: 'keep(6,4)',
    operators: ['read', 'match'],
  });
  const s = await store();
  const all = s.catalogue();
  expect(all.find((entry) => entry.coordinate === 'Person.religion')?.label.sharing).toBe('none');
  expect(all.find((entry) => entry.coordinate === 'Person.idNumber')).toMatchObject({
    masks: ['keep(6,4)', 'hash', 'exists', 'null'],
  });
  const own = new Map(s.catalogue('fire').map((entry) => [entry.coordinate, entry.granted]));
  expect(own.has('Person.religion')).toBe(false);
  expect(own.has('Mutation.hiddenHouse')).toBe(false);
  expect(own.get('Person.idNumber')).toEqual({
    read: 'masked',
    partial: false,
    masks: ['keep(6,4)'],
    operators: ['read', 'match'],
  });
  expect(own.get('House.area')).toMatchObject({ read: 'full', operators: ['read', 'filter', 'order', 'subscribe'] });
  expect(own.get('House.rent')).toMatchObject({ read: 'none', operators: [] });
  expect(own.get('Mutation.recordHouse')).toMatchObject({ read: 'none' });
  await revokeGrant(db(), id, 'wang', 'done');
});

const admin = async (run: ReturnType<typeof sql>): Promise<void> => {
  const database = openDatabase({ url: withDatabaseName(access.url, 'postgres'), poolSize: 1 });
  await run.execute(database.db);
  await database.close();
};
const name = () => new URL(access.url).pathname.slice(1);

describe('a database that goes away', () => {
  test('a lost connection is made again', async () => {
    const s = await store({ pollMs: 50 });
    await settled(s);
    const before = errors.length;
    // a store that was closed just now may have its connection still, so more than once
    await vi.waitFor(
      async () => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'gridweave-policy' and datname = current_database() and query like 'listen %'`.execute(
          db(),
        );
        expect(errors.length).toBeGreaterThan(before);
      },
      { timeout: 20_000, interval: 50 },
    );
    const id = await given();
    await vi.waitFor(() => expect(reads(s, fire)).toBe(true), { timeout: 20_000, interval: 10 });
    await revokeGrant(db(), id, 'wang', 'done');
  });

  test('leaves no answer after the lease, and answers again when it is back', async () => {
    const s = await store({ pollMs: 50, leaseMs: 400 });
    const identity = s.identify(fire.key, here);
    s.policyFor(identity);
    await admin(sql`alter database ${sql.id(name())} allow_connections false`);
    await admin(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gridweave-policy' and datname = ${name()}`,
    );
    await vi.waitFor(() => expect(code(() => s.policyFor(identity))).toBe('POLICY_UNCONFIRMED'), {
      timeout: 20_000,
      interval: 10,
    });
    expect(code(() => s.policyOf('fire'))).toBe('POLICY_UNCONFIRMED');
    await admin(sql`alter database ${sql.id(name())} allow_connections true`);
    await vi.waitFor(() => expect(code(() => s.policyFor(identity))).toBeUndefined(), {
      timeout: 20_000,
      interval: 10,
    });
  });

  test('a look that hangs ends with the lease and is begun anew', async () => {
    const s = await store({ pollMs: 50, leaseMs: 300 });
    const identity = s.identify(fire.key, here);
    await db()
      .transaction()
      .execute(async (trx) => {
        await sql`lock table access.policy_version in access exclusive mode`.execute(trx);
        await vi.waitFor(() => expect(code(() => s.policyFor(identity))).toBe('POLICY_UNCONFIRMED'), {
          timeout: 20_000,
          interval: 10,
        });
      });
    await vi.waitFor(() => expect(code(() => s.policyFor(identity))).toBeUndefined(), {
      timeout: 20_000,
      interval: 10,
    });
  });

  test('a closed store answers nothing', async () => {
    const s = await store();
    const identity = s.identify(fire.key, here);
    await s.close();
    expect(code(() => s.policyFor(identity))).toBe('POLICY_UNCONFIRMED');
  });
});
