import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { townModel } from '../fixture/town.ts';
import { createAdmin } from '../admins/index.ts';
import { createClient, rotateClientKey, suspendClient } from './clients.ts';
import type { GrantConditions } from './conditions.ts';
import { setDefaultPolicy } from './default-policy.ts';
import { denyFields, liftDenial } from './denials.ts';
import { createDepartment } from './departments.ts';
import { attachAssessment } from './assessments.ts';
import { approveGrant as decide, refuseGrant } from './decide-grant.ts';
import { activateGrant, expireGrants, revokeGrant } from './grant-in-force.ts';
import { amendGrant, requestGrant } from './request-grant.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
});
afterAll(() => access.drop());

const db = () => access.database.db;
const rent: GrantConditions = {
  department: 'fire',
  fields: ['House.rent'],
  access: 'full',
  operators: ['read', 'filter'],
  purpose: 'inspection',
  legalBasis: 'Fire Protection Law, article 53',
};

async function versions(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ code: string; version: string }>`select code, version from access.department`.execute(
    db(),
  );
  return Object.fromEntries(rows.map((row) => [row.code, Number(row.version)]));
}

const assessment = { title: 'assessment', conclusion: 'low risk' };

/** Approves with an assessment attached. */
async function approveGrant(database: ReturnType<typeof db>, model: typeof townModel, id: string, by: string) {
  await attachAssessment(database, id, assessment, 'assessor').catch(() => {});
  return decide(database, model, id, by);
}

async function state(id: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`select state from access.data_grant where id = ${id}`.execute(db());
  return rows[0]!.state;
}

beforeEach(async () => {
  await sql`truncate access.department cascade`.execute(db());
  await createDepartment(db(), { code: 'fire', title: { zh: '消防', en: 'Fire' }, areas: ['440304', '440304001'] });
  await createDepartment(db(), {
    code: 'fire-futian',
    title: { zh: '福田消防', en: 'Fire Futian' },
    parent: 'fire',
    areas: ['440304001'],
  });
  await createDepartment(db(), { code: 'police', title: { zh: '公安', en: 'Police' }, areas: ['4403'] });
});

describe('departments and clients', () => {
  test('have areas of any level, each once, and pseudonym keys of their own', async () => {
    const { rows } = await sql<{ areas: string[]; key: string }>`
      select areas, pseudonym_key as key from access.department order by code`.execute(db());
    expect(rows[0]!.areas).toEqual(['440304']);
    expect(new Set(rows.map((row) => row.key)).size).toBe(3);
    expect(rows.every((row) => row.key.length === 64)).toBe(true);
  });

  test('say what is wrong', async () => {
    const title = { zh: 'x', en: 'x' };
    await expect(createDepartment(db(), { code: 'Fire', title, areas: ['4403'] })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(createDepartment(db(), { code: 'fire', title, areas: ['4403'] })).rejects.toThrow(/已存在.*taken/);
    await expect(createDepartment(db(), { code: 'other', title, areas: ['44'] })).rejects.toThrow(
      /wrong area codes: 44/,
    );
    await expect(createDepartment(db(), { code: 'other', title, parent: 'none', areas: ['4403'] })).rejects.toThrow(
      /no such department/,
    );
    await expect(createClient(db(), { department: 'none', name: 'x' })).rejects.toThrow(/no such department/);
    await expect(
      createClient(db(), { department: 'fire', name: 'x', addressRanges: ['10.0.0.300/8'] }),
    ).rejects.toThrow(/no CIDR range/);
    await expect(suspendClient(db(), 'none')).rejects.toThrow(/no such client/);
    await expect(createAdmin(db(), { name: 'x', roles: [] })).rejects.toThrow(/at least one role/);
  });

  test('show a key once and keep its hash only', async () => {
    const { id, key } = await createClient(db(), { department: 'fire', name: 'app', addressRanges: ['10.0.0.0/8'] });
    expect(key).toMatch(new RegExp(`^gw_${id}_[\\w-]{43}$`));
    const stored = await sql<{ row: string }>`select to_jsonb(c)::text as row from access.client as c`.execute(db());
    expect(stored.rows[0]!.row).not.toContain(key.split('_').slice(2).join('_'));
    const rotated = await rotateClientKey(db(), id);
    expect(rotated.id).toBe(id);
    expect(rotated.key).not.toBe(key);
  });
});

describe('a grant', () => {
  test('is requested, approved by somebody else, activated and revoked', async () => {
    const before = await versions();
    const id = await requestGrant(db(), townModel, rent, 'li');
    await expect(activateGrant(db(), townModel, id, 'wang')).rejects.toThrow(/it is requested/);
    await expect(approveGrant(db(), townModel, id, 'li')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await approveGrant(db(), townModel, id, 'wang');
    expect(await versions()).toEqual(before);
    await activateGrant(db(), townModel, id, 'wang');
    expect(await state(id)).toBe('active');
    const after = await versions();
    expect(after['fire']).toBeGreaterThan(before['fire']!);
    expect(after['fire-futian']).toBe(after['fire']);
    expect(after['police']).toBe(before['police']);
    await revokeGrant(db(), id, 'wang', 'no longer needed');
    expect(await state(id)).toBe('revoked');
    await expect(revokeGrant(db(), id, 'wang', 'again')).rejects.toThrow(/it is revoked/);
  });

  test('cannot be approved by its requester in SQL either', async () => {
    const id = await requestGrant(db(), townModel, rent, 'li');
    await expect(
      sql`update access.data_grant set state = 'active', approved_by = 'li' where id = ${id}`.execute(db()),
    ).rejects.toThrow(/two_persons/);
    await expect(sql`update access.data_grant set state = 'active' where id = ${id}`.execute(db())).rejects.toThrow(
      /two_persons/,
    );
  });

  test('may be amended before it is decided, by one who then cannot approve it', async () => {
    const id = await requestGrant(db(), townModel, rent, 'li');
    await amendGrant(db(), townModel, id, { ...rent, operators: ['read'] }, 'wang');
    await expect(approveGrant(db(), townModel, id, 'wang')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await approveGrant(db(), townModel, id, 'li');
    await expect(amendGrant(db(), townModel, id, rent, 'zhao')).rejects.toThrow(/it is approved/);
    await expect(
      amendGrant(
        db(),
        townModel,
        await requestGrant(db(), townModel, rent, 'li'),
        { ...rent, department: 'police' },
        'wang',
      ),
    ).rejects.toThrow(/department cannot change/);
  });

  test('may be refused, and expires', async () => {
    const id = await requestGrant(db(), townModel, rent, 'li');
    await refuseGrant(db(), id, 'wang', 'too wide');
    expect(await state(id)).toBe('refused');
    const old = await requestGrant(db(), townModel, { ...rent, validUntil: new Date(Date.now() - 1000) }, 'li');
    expect(await expireGrants(db())).toBe(1);
    expect(await state(old)).toBe('expired');
  });

  test('for a client is for a client of that department', async () => {
    const { id } = await createClient(db(), { department: 'police', name: 'app' });
    await expect(requestGrant(db(), townModel, { ...rent, client: id }, 'li')).rejects.toThrow(
      /no client of department fire/,
    );
  });
});

describe('denials and the default policy', () => {
  test('touch one department, or all', async () => {
    const before = await versions();
    await denyFields(db(), townModel, { department: 'police', fields: ['House.rent'], reason: 'case 7' }, 'li');
    const police = await versions();
    expect(police).toEqual({ ...before, police: expect.any(Number) });
    expect(police['police']).toBeGreaterThan(before['police']!);
    const id = await denyFields(db(), townModel, { fields: ['House.rent'], reason: 'all' }, 'li');
    await liftDenial(db(), id, 'li');
    await setDefaultPolicy(db(), townModel, { enabled: true, except: ['House.area'], minimumGroup: 10 }, 'li');
    expect(new Set(Object.values(await versions())).size).toBe(1);
  });

  test('say what is wrong', async () => {
    await expect(
      denyFields(db(), townModel, { fields: ['House.gone'], reason: '', scopes: ['minors'], client: 'c' }, 'li'),
    ).rejects.toMatchObject({
      details: {
        faults: [{ where: 'reason' }, { where: 'department' }, { where: 'House.gone' }, { where: 'House.gone' }],
      },
    });
    await expect(liftDenial(db(), 'none', 'li')).rejects.toThrow(/no such denial/);
    await expect(
      setDefaultPolicy(db(), townModel, { enabled: true, except: ['House.gone'], minimumGroup: 10 }, 'li'),
    ).rejects.toThrow(/no such field/);
    await expect(
      setDefaultPolicy(db(), townModel, { enabled: true, except: [], minimumGroup: 0 }, 'li'),
    ).rejects.toThrow(/positive/);
  });

  test('a change that fails leaves version and rules as they were', async () => {
    const before = await versions();
    await expect(liftDenial(db(), 'none', 'li')).rejects.toThrow(/no such denial/);
    expect(await versions()).toEqual(before);
  });
});
