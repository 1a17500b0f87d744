import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { gardenModels } from '../fixture/garden.ts';
import { createClient } from '../grants/clients.ts';
import { createDepartment } from '../grants/departments.ts';
import { denyFields } from '../grants/denials.ts';
import { requestGrant } from '../grants/request-grant.ts';
import { loadRules } from '../rules/load-rules.ts';
import { tightenLabel } from '../labels/label-changes.ts';
import { applyChanges } from './apply-changes.ts';
import type { ChangeModels } from './change-faults.ts';
import { approveDraft, createDraft, endDraft, findDraft, listDrafts, rewriteDraft, submitDraft } from './drafts.ts';
import { activateDraft } from './enact-draft.ts';
import { resolveChanges } from './resolve-changes.ts';
import type { RuleChange } from './rule-change.ts';

let access: TestDatabase;
let client: string;
beforeAll(async () => {
  access = await accessDatabase();
  const title = { zh: '部门', en: 'Department' };
  await createDepartment(db(), { code: 'fire', title, areas: ['440304'] });
  await createDepartment(db(), { code: 'fire-futian', title, parent: 'fire', areas: ['440304001'] });
  await createDepartment(db(), { code: 'police', title, areas: ['4403'] });
  client = (await createClient(db(), { department: 'police', name: 'app' })).id;
});
afterAll(() => access.drop());

const db = () => access.database.db;
const graphs = gardenModels();
const models: ChangeModels = { declared: graphs.declared, inForce: graphs.declared };
const assessment = { title: 'assessment', conclusion: 'low risk' };

function grant(more: object = {}): Extract<RuleChange, { kind: 'grant' }> {
  return {
    kind: 'grant',
    assessment,
    grant: {
      department: 'fire',
      fields: ['House.rent'],
      access: 'full',
      operators: ['read'],
      purpose: 'inspection',
      legalBasis: 'law',
      validFrom: null,
      validUntil: null,
      ...more,
    },
  };
}

function write(...changes: readonly RuleChange[]): Promise<string> {
  return createDraft(db(), models, { title: 'draft', reason: 'because', changes }, 'li');
}

async function approved(id: string, ...approvers: readonly string[]): Promise<void> {
  await submitDraft(db(), models, id, 'li');
  for (const by of approvers) await approveDraft(db(), models, id, by);
}

test('a draft is approved by others than its author, by two for a sensitive field, and says who did what', async () => {
  const id = await write(grant({ fields: ['Person.idNumber'] }));
  await expect(approveDraft(db(), models, id, 'wang')).rejects.toThrow(/it is open/);
  await submitDraft(db(), models, id, 'li');
  await expect(approveDraft(db(), models, id, 'li')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await approveDraft(db(), models, id, 'wang')).toEqual({ given: 1, needed: 2 });
  await expect(approveDraft(db(), models, id, 'wang')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(activateDraft(db(), models, id, 'wang')).rejects.toThrow(/it is submitted/);
  expect(await approveDraft(db(), models, id, 'zhao')).toEqual({ given: 2, needed: 2 });
  const version = await activateDraft(db(), models, id, 'wang');
  expect(await findDraft(db(), id)).toMatchObject({
    state: 'activated',
    activatedVersion: version,
    approvedBy: ['wang', 'zhao'],
  });
  await expect(activateDraft(db(), models, id, 'wang')).rejects.toThrow(/it is activated/);
  const { rows } = await sql<{ step: string; by: string }>`
    select step, by from access.draft_step where draft = ${id} order by id`.execute(db());
  expect(rows.map(({ step, by }) => `${step} ${by}`)).toEqual([
    'created li',
    'submitted li',
    'approval wang',
    'approved zhao',
    'activated wang',
  ]);
  const given = await sql<{ step: string; by: string }>`
    select s.step, s.by from access.grant_step as s join access.data_grant as g on g.id = s.grant_id
    where g.draft = ${id} order by s.id`.execute(db());
  expect(given.rows.map(({ step, by }) => `${step} ${by}`)).toEqual([
    'requested li',
    'assessed li',
    'approval wang',
    'approval zhao',
    'activated wang',
  ]);
});

test('whoever writes a draft anew is its author, and what was approved is void', async () => {
  const id = await write(grant());
  await submitDraft(db(), models, id, 'li');
  await rewriteDraft(db(), models, id, { title: 'draft', reason: 'wider', changes: [grant(), grant()] }, 'wang');
  expect(await findDraft(db(), id)).toMatchObject({ state: 'open', author: 'wang', approvedBy: [] });
  await submitDraft(db(), models, id, 'li');
  await expect(approveDraft(db(), models, id, 'wang')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await approveDraft(db(), models, id, 'li')).toEqual({ given: 1, needed: 1 });
  await expect(
    rewriteDraft(db(), models, id, { title: 'draft', reason: 'late', changes: [grant()] }, 'li'),
  ).rejects.toThrow(/it is approved/);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from access.draft_step where draft = ${id} and changes is not null`.execute(db());
  expect(rows[0]!.n).toBe(2);
});

test('what cannot be enacted is refused when it is written, with its place', async () => {
  const faults = async (...changes: readonly RuleChange[]): Promise<readonly string[]> => {
    const error = await write(...changes).then(
      () => undefined,
      (thrown: unknown) => thrown as { details: { faults: { where: string }[] } },
    );
    return error?.details.faults.map(({ where }) => where) ?? [];
  };
  const rules = await loadRules(db());
  const revoked = [...rules.grants.get('fire')!][0]!.id;
  const revoke: RuleChange = { kind: 'revoke', grant: revoked, reason: 'over' };
  expect(await faults()).toEqual(['changes']);
  expect(await faults(grant(), grant({ department: 'none' }))).toEqual(['changes[1] department none']);
  expect(await faults(revoke, revoke)).toEqual([`changes[1] ${revoked}`]);
  expect(await faults({ kind: 'lift', denial: 'none' })).toEqual(['changes[0] none']);
  expect(await faults({ kind: 'restore', coordinate: 'House.rent', reason: 'x' })).toEqual(['changes[0] House.rent']);
  expect(await faults(grant({ department: 'fire-futian', areas: ['440305'] }))).toEqual(['changes[0] areas']);
  expect(
    await faults(
      { kind: 'jurisdiction', department: 'fire', areas: ['440305'] },
      grant({ department: 'fire-futian', areas: ['440304001'] }),
    ),
  ).toEqual(['changes[1] areas']);
  expect(await faults(grant({ client }))).toEqual([`client ${client}`]);
  expect(
    await faults({ kind: 'deny', denial: { department: 'fire', client, fields: ['House.rent'], reason: 'x' } }),
  ).toEqual([`client ${client}`]);
  expect(await faults({ kind: 'activate', grant: 'some' })).toEqual(['changes']);
});

test('a grant that needs an assessment is not submitted without one', async () => {
  const bare: RuleChange = { ...grant(), assessment: null };
  const id = await write(grant(), bare);
  await expect(submitDraft(db(), models, id, 'li')).rejects.toMatchObject({
    details: { faults: [{ where: 'changes[1]' }] },
  });
});

test('the rules as they are at its activation decide: what was revoked meanwhile, and how many have to approve', async () => {
  const denial = await denyFields(db(), models.inForce, { fields: ['House.area'], reason: 'case' }, 'li');
  const [first, second] = [await write({ kind: 'lift', denial }), await write({ kind: 'lift', denial })];
  await approved(first, 'wang');
  await approved(second, 'wang');
  await activateDraft(db(), models, first, 'wang');
  const { version } = await loadRules(db());
  await expect(activateDraft(db(), models, second, 'wang')).rejects.toThrow(/is no denial in force/);
  expect((await loadRules(db())).version).toBe(version);

  const third = await write(grant());
  await approved(third, 'wang');
  await tightenLabel(db(), models.declared, { coordinate: 'House.rent', sensitivity: 'sensitive' }, 'law', 'li');
  const stricter = { declared: models.declared, inForce: graphs.of((await loadRules(db())).graph) };
  await expect(activateDraft(db(), stricter, third, 'wang')).rejects.toThrow(/2 are needed/);
  await approveDraft(db(), stricter, third, 'zhao');
  await activateDraft(db(), stricter, third, 'wang');
});

test('a draft that was ended stays on record and cannot go on', async () => {
  const id = await write(grant());
  await expect(endDraft(db(), id, 'refused', 'wang', ' ')).rejects.toThrow(/give the reason/);
  await endDraft(db(), id, 'refused', 'wang', 'too wide');
  await expect(submitDraft(db(), models, id, 'li')).rejects.toThrow(/it is refused/);
  expect((await listDrafts(db(), ['refused'], 10)).map((draft) => draft.id)).toEqual([id]);
});

test('a request is looked at as the grant that it would be, and rules are not changed by looking', async () => {
  const id = await requestGrant(
    db(),
    models.inForce,
    {
      department: 'police',
      fields: ['Person.sex'],
      access: 'full',
      operators: ['read'],
      purpose: 'p',
      legalBasis: 'l',
      validUntil: new Date('2030-01-01'),
    },
    'li',
  );
  const rules = await loadRules(db());
  const before = structuredClone(rules);
  const after = applyChanges(rules, await resolveChanges(db(), [{ kind: 'activate', grant: id }]), 'seen');
  expect(after.grants.get('police')).toMatchObject([
    { fields: ['Person.sex'], state: 'active', validFrom: null, validUntil: Date.UTC(2030, 0, 1) },
  ]);
  expect(rules).toEqual(before);
  await expect(resolveChanges(db(), [{ kind: 'activate', grant: 'none' }])).rejects.toThrow(/is no request/);
});
