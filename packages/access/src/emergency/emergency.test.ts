import { GridweaveError } from '@gridweave/kit';
import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bundle, saveBundle } from '../bundles/index.ts';
import { accessDatabase } from '../fixture/access-database.ts';
import { townModel } from '../fixture/town.ts';
import { createClient } from '../grants/clients.ts';
import { createDepartment } from '../grants/departments.ts';
import { revokeGrant } from '../grants/grant-in-force.ts';
import { noticesFor } from '../notices/index.ts';
import { loadRules } from '../rules/load-rules.ts';
import { changeGovernanceSettings } from '../settings/index.ts';
import { compileRules } from '../store/compiled-policies.ts';
import {
  approveAuthorisation,
  endAuthorisation,
  type NewAuthorisation,
  requestAuthorisation,
} from './authorisations.ts';
import { type EmergencyCall, reviewEmergency, useEmergency } from './use-emergency.ts';

let access: TestDatabase;
let client: string;
let call: EmergencyCall;
let wish: NewAuthorisation;
beforeAll(async () => {
  access = await accessDatabase();
});
afterAll(() => access.drop());
beforeEach(async () => {
  await sql`truncate access.department, access.bundle, access.notice cascade`.execute(db());
  const title = { zh: '部门', en: 'Department' };
  await createDepartment(db(), { code: 'fire', title, areas: ['440304'] });
  await createDepartment(db(), { code: 'police', title, areas: ['4403'] });
  client = (await createClient(db(), { department: 'fire', name: 'duty desk' })).id;
  await saveBundle(db(), townModel, bundle, 'li');
  call = { client, department: 'fire', bundle: 'rescue', officer: 'Zhou', reason: 'fire in a block', hours: 4 };
  wish = {
    client,
    bundle: 'rescue',
    hours: 4,
    reason: 'night shifts',
    validUntil: new Date(Date.now() + 30 * 86_400_000),
  };
});

const db = () => access.database.db;
const hour = 3_600_000;
const bundle: Bundle = {
  name: 'rescue',
  title: { zh: '救援', en: 'Rescue' },
  emergency: true,
  items: [
    { fields: ['Person.name', 'Person.house'], access: 'full', operators: ['read'] },
    { fields: ['Person.idNumber'], access: 'masked', mask: 'keep(6,4)', operators: ['read'] },
  ],
};

async function authorised(): Promise<string> {
  const id = await requestAuthorisation(db(), wish, 'li');
  await approveAuthorisation(db(), id, 'wang');
  return id;
}

async function readable(of: string | undefined, time: number): Promise<readonly string[]> {
  const rules = await loadRules(db());
  const policy = compileRules(rules, townModel, rules.departments.get('fire')!, of, time);
  return [...(policy.types.get('Person')?.fields.values() ?? [])]
    .filter(({ coordinate, read }) => read.length > 0 && bundle.items.some(({ fields }) => fields.includes(coordinate)))
    .map(({ coordinate }) => coordinate)
    .sort();
}

test('an authorisation is proposed by one and approved by another', async () => {
  const id = await requestAuthorisation(db(), wish, 'li');
  await expect(useEmergency(db(), townModel, call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(approveAuthorisation(db(), id, 'li')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await approveAuthorisation(db(), id, 'wang');
  await expect(approveAuthorisation(db(), id, 'zhao')).rejects.toThrow(/no authorisation that waits/);
  await useEmergency(db(), townModel, call);
});

test('an authorisation says what is wrong in it', async () => {
  await changeGovernanceSettings(db(), { emergencyHours: 8 }, 'li');
  await saveBundle(db(), townModel, { ...bundle, name: 'plain', emergency: false }, 'li');
  const wrong: readonly (readonly [Partial<NewAuthorisation>, RegExp])[] = [
    [{ bundle: 'plain' }, /no emergency bundle/],
    [{ bundle: 'none' }, /no such bundle/],
    [{ hours: 9 }, /from 1 to 8/],
    [{ hours: 0.5 }, /from 1 to 8/],
    [{ reason: ' ' }, /give the reason/],
    [{ validUntil: new Date(Date.now() - hour) }, /in the future/],
    [{ client: 'none' }, /no such client/],
  ];
  for (const [more, message] of wrong)
    await expect(requestAuthorisation(db(), { ...wish, ...more }, 'li')).rejects.toThrow(message);
});

test('the duty officer has the bundle at once, with this client only, for the hours', async () => {
  await authorised();
  const use = await useEmergency(db(), townModel, call);
  const all = ['Person.house', 'Person.idNumber', 'Person.name'];
  expect(await readable(client, Date.now())).toEqual(all);
  expect(await readable(undefined, Date.now())).toEqual([]);
  expect(await readable(client, use.until.getTime())).toEqual([]);
  expect(Math.abs(use.until.getTime() - Date.now() - 4 * hour)).toBeLessThan(60_000);
  expect(use.reviewDue > use.until).toBe(true);
  for (const grant of use.grants) await revokeGrant(db(), grant, 'chen', 'over');
  expect(await readable(client, Date.now())).toEqual([]);
});

test('auditors are told, and the grants say on whose word they were given', async () => {
  const authorisation = await authorised();
  const use = await useEmergency(db(), townModel, call);
  expect(await noticesFor(db(), ['auditor'], 'chen', 10)).toMatchObject([
    { kind: 'emergency', subject: use.id, en: expect.stringMatching(/Zhou of fire .*“Rescue”.*fire in a block/) },
  ]);
  const { rows } = await sql`
    select emergency, client, requested_by, approved_by, purpose from access.data_grant`.execute(db());
  expect(rows).toEqual(
    use.grants.map(() => ({
      emergency: use.id,
      client,
      requested_by: `client:${client}`,
      approved_by: `authorisation:${authorisation}`,
      purpose: 'fire in a block',
    })),
  );
});

test('nothing is given, nor told, for a call that is not within the authorisation', async () => {
  await authorised();
  const { version } = await loadRules(db());
  const other = (await createClient(db(), { department: 'fire', name: 'other' })).id;
  const wrong: readonly Partial<EmergencyCall>[] = [
    { hours: 5 },
    { hours: 0 },
    { hours: Number.NaN },
    { officer: '' },
    { reason: ' ' },
    { bundle: 'other' },
    { client: other },
    { department: 'police' },
  ];
  for (const more of wrong)
    await expect(useEmergency(db(), townModel, { ...call, ...more })).rejects.toBeInstanceOf(GridweaveError);
  expect(await noticesFor(db(), ['auditor'], 'chen', 10)).toEqual([]);
  expect((await loadRules(db())).grants.size).toBe(0);
  expect(Number((await loadRules(db())).version)).toBe(Number(version) + 1);
});

test('a bundle that was changed since it was approved is not given before another approval', async () => {
  await authorised();
  const wider = [...bundle.items, { fields: ['House.rent'], access: 'full', operators: ['read'] } as const];
  await saveBundle(db(), townModel, { ...bundle, items: wider }, 'li');
  await expect(useEmergency(db(), townModel, call)).rejects.toThrow(/changed since/);
  await authorised();
  await useEmergency(db(), townModel, call);
});

test('a use is reviewed once; one that was not justified ends the authorisation', async () => {
  await authorised();
  const [first, second] = [await useEmergency(db(), townModel, call), await useEmergency(db(), townModel, call)];
  await expect(reviewEmergency(db(), first.id, 'justified', ' ', 'chen')).rejects.toThrow(/what the review found/);
  await reviewEmergency(db(), first.id, 'justified', 'a fire', 'chen');
  await expect(reviewEmergency(db(), first.id, 'not-justified', 'again', 'chen')).rejects.toThrow(/reviewed already/);
  await useEmergency(db(), townModel, call);
  await reviewEmergency(db(), second.id, 'not-justified', 'no fire', 'chen');
  await expect(useEmergency(db(), townModel, call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('while a review is overdue there is no other emergency', async () => {
  await authorised();
  const { id } = await useEmergency(db(), townModel, call);
  await sql`update access.emergency_use set review_due = now() - interval '1 minute'`.execute(db());
  await expect(useEmergency(db(), townModel, call)).rejects.toThrow(/not reviewed in time/);
  await reviewEmergency(db(), id, 'justified', 'a fire', 'chen');
  await useEmergency(db(), townModel, call);
});

test('an authorisation that has ended, or whose time is over, gives nothing', async () => {
  await endAuthorisation(db(), await authorised(), 'chen');
  await expect(useEmergency(db(), townModel, call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await authorised();
  await sql`update access.emergency_authorisation set valid_until = now()`.execute(db());
  await expect(useEmergency(db(), townModel, call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
