import { dateAfterYears, dueAfterWorkingDays } from '@gridweave/kit';
import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { townModel } from '../fixture/town.ts';
import { GraphModels } from '../rules/graph-models.ts';
import { loadRules } from '../rules/load-rules.ts';
import { attachAssessment } from './assessments.ts';
import type { GrantConditions } from './conditions.ts';
import { approveGrant } from './decide-grant.ts';
import { createDepartment } from './departments.ts';
import { establishGrant } from './establish-grant.ts';
import { activateGrant, activateGrants, expireGrants, revokeGrant } from './grant-in-force.ts';
import {
  amendGrant,
  answerProposal,
  proposeConditions,
  renewGrant,
  requestGrant,
  withdrawGrant,
} from './request-grant.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
  const title = { zh: '部门', en: 'Department' };
  await createDepartment(db(), { code: 'fire', title, areas: ['440304'] });
  await createDepartment(db(), { code: 'fire-futian', title, parent: 'fire', areas: ['440304001'] });
  await createDepartment(db(), { code: 'fire-post', title, parent: 'fire-futian', areas: ['440304001001'] });
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
const document: GrantConditions = {
  ...rent,
  fields: ['Person.idNumber'],
  access: 'masked',
  mask: 'hash',
  operators: ['read'],
};
const day = 86_400_000;

function request(grant: GrantConditions, by = 'li'): Promise<string> {
  return requestGrant(db(), townModel, grant, by);
}

async function assessed(grant: GrantConditions): Promise<string> {
  const id = await request(grant);
  await attachAssessment(db(), id, { title: 'assessment', conclusion: 'low risk' }, 'li');
  return id;
}

function approve(id: string, by: string): ReturnType<typeof approveGrant> {
  return approveGrant(db(), townModel, id, by);
}

async function steps(id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ step: string; by: string }>`
    select step, by from access.grant_step where grant_id = ${id} order by id`.execute(db());
  return rows.map(({ step, by }) => `${step} ${by}`);
}

async function stored(id: string): Promise<Record<string, any>> {
  const { rows } = await sql<Record<string, any>>`select * from access.data_grant where id = ${id}`.execute(db());
  return rows[0]!;
}

test('a sensitive field is approved by two persons, neither of whom asked for it', async () => {
  const id = await assessed(document);
  await expect(approve(id, 'li')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await approve(id, 'wang')).toEqual({ given: 1, needed: 2 });
  await expect(approve(id, 'wang')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(activateGrant(db(), townModel, id, 'wang')).rejects.toThrow(/it is requested/);
  expect(await approve(id, 'zhao')).toEqual({ given: 2, needed: 2 });
  await activateGrant(db(), townModel, id, 'zhao');
  await revokeGrant(db(), id, 'wang', 'over');
  expect(await steps(id)).toEqual([
    'requested li',
    'assessed li',
    'approval wang',
    'approved zhao',
    'activated zhao',
    'revoked wang',
  ]);
});

test('two that approve at the same time are counted both', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => assessed(document)));
  for (const id of ids) {
    const given = await Promise.all([approve(id, 'wang'), approve(id, 'zhao')]);
    expect(given.map((one) => one.given).sort()).toEqual([1, 2]);
    expect(await stored(id)).toMatchObject({ state: 'approved' });
  }
});

test('personal information needs an impact assessment, which is kept for three years', async () => {
  const id = await request(rent);
  await expect(approve(id, 'wang')).rejects.toThrow(/impact assessment/);
  await expect(attachAssessment(db(), id, { title: ' ', conclusion: 'x' }, 'li')).rejects.toThrow(/give it a title/);
  await attachAssessment(db(), id, { title: 'a', conclusion: 'low', document: 'text' }, 'li');
  await approve(id, 'wang');
  const { rows } = await sql<{ kept: string; sum: string }>`
    select keep_until::text as kept, encode(document_sha256, 'hex') as sum from access.assessment where grant_id = ${id}`.execute(
    db(),
  );
  expect(rows).toEqual([
    { kept: dateAfterYears(new Date(), 3), sum: '982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1' },
  ]);
  const open = await request({ ...rent, fields: ['House.area'], operators: ['read'] });
  expect(await approve(open, 'wang')).toEqual({ given: 1, needed: 1 });
});

test('proposed conditions wait for the department, and who proposed them does not approve them', async () => {
  const id = await assessed(rent);
  const narrower = { ...rent, operators: ['read'] as const };
  await expect(proposeConditions(db(), townModel, id, narrower, 'wang', ' ')).rejects.toThrow(/give the reason/);
  await proposeConditions(db(), townModel, id, narrower, 'wang', 'reading is enough');
  await expect(approve(id, 'zhao')).rejects.toThrow(/has not answered/);
  await answerProposal(db(), townModel, id, 'client:app', true);
  expect(await stored(id)).toMatchObject({ operators: ['read'], proposal: null });
  await expect(approve(id, 'wang')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(answerProposal(db(), townModel, id, 'client:app', true)).rejects.toThrow(/no conditions were proposed/);
  await approve(id, 'zhao');
  const { rows } = await sql<{ step: string; operators: string[] }>`
    select step, conditions->'operators' as operators from access.grant_step
    where grant_id = ${id} and conditions is not null order by id`.execute(db());
  expect(rows).toEqual([
    { step: 'requested', operators: ['read', 'filter'] },
    { step: 'proposed', operators: ['read'] },
    { step: 'accepted', operators: ['read'] },
    { step: 'approved', operators: ['read'] },
  ]);
});

test('a declined proposal leaves the request as it was, and its approvals', async () => {
  const id = await assessed(document);
  await approve(id, 'zhao');
  await proposeConditions(db(), townModel, id, { ...document, mask: 'exists' }, 'wang', 'enough');
  await answerProposal(db(), townModel, id, 'client:app', false, 'we need to join');
  expect(await stored(id)).toMatchObject({ mask: 'hash', proposal: null, state: 'requested' });
  expect(await approve(id, 'wang')).toEqual({ given: 2, needed: 2 });
});

test('other conditions void what was approved', async () => {
  const id = await assessed(document);
  await approve(id, 'zhao');
  await amendGrant(db(), townModel, id, { ...document, mask: 'exists' }, 'li');
  expect(await approve(id, 'wang')).toEqual({ given: 1, needed: 2 });
  await proposeConditions(db(), townModel, id, document, 'chen', 'hash');
  await answerProposal(db(), townModel, id, 'client:app', true);
  expect(await approve(id, 'zhao')).toEqual({ given: 1, needed: 2 });
});

test('a request is withdrawn, and then is over', async () => {
  const id = await assessed(rent);
  await withdrawGrant(db(), id, 'li', null);
  await expect(approve(id, 'wang')).rejects.toThrow(/it is withdrawn/);
  await expect(amendGrant(db(), townModel, id, rent, 'li')).rejects.toThrow(/it is withdrawn/);
  expect(await steps(id)).toEqual(['requested li', 'assessed li', 'withdrawn li']);
});

test('a grant is renewed from its end on, and goes the whole way again', async () => {
  const founders = { requester: 'li', approvers: ['wang', 'zhao'] };
  const [end, later] = [new Date(Date.now() + 10 * day), new Date(Date.now() + 100 * day)];
  const id = await establishGrant(db(), townModel, { ...rent, validUntil: end }, founders);
  await expect(renewGrant(db(), townModel, id, end, 'li')).rejects.toThrow(/must be after validFrom/);
  const renewal = await renewGrant(db(), townModel, id, later, 'li', 'next year');
  expect(await stored(renewal)).toMatchObject({ state: 'requested', renews: id, purpose: 'next year' });
  expect(new Date((await stored(renewal))['valid_from'])).toEqual(end);
  await expect(activateGrant(db(), townModel, renewal, 'wang')).rejects.toThrow(/it is requested/);

  const old = await establishGrant(db(), townModel, { ...rent, validUntil: new Date(Date.now() - 1000) }, founders);
  await expireGrants(db());
  expect(await steps(old)).toContain('expired clock');
  expect(await stored(await renewGrant(db(), townModel, old, later, 'li'))).toMatchObject({ valid_from: null });
  const endless = await establishGrant(db(), townModel, rent, founders);
  await expect(renewGrant(db(), townModel, endless, later, 'li')).rejects.toThrow(/nothing to renew/);
});

test('a request is to be answered within the working days of the sharing rules', async () => {
  const unconditional = await stored(await request({ ...rent, fields: ['House.area'], operators: ['read'] }));
  const conditional = await stored(await request(rent));
  expect(new Date(unconditional['answer_due'])).toEqual(dueAfterWorkingDays(new Date(), 1));
  expect(new Date(conditional['answer_due'])).toEqual(dueAfterWorkingDays(new Date(), 10));
});

test('areas outside of those of any department above are refused, wherever they come in', async () => {
  const outside = { ...rent, department: 'fire-post', areas: ['440304002'] };
  await expect(request(outside)).rejects.toThrow(/areas of fire-futian above it/);
  await expect(request({ ...outside, areas: ['440305'] })).rejects.toThrow(/never gets more than the one above/);
  const id = await request({ ...outside, areas: ['440304001002'] });
  await expect(amendGrant(db(), townModel, id, outside, 'li')).rejects.toThrow(/lies outside/);
  await expect(proposeConditions(db(), townModel, id, outside, 'wang', 'x')).rejects.toThrow(/lies outside/);
});

test('a grant may begin later than agreed and not before, and several begin together or not at all', async () => {
  const start = new Date(Date.now() + 5 * day);
  const ids = [await assessed({ ...rent, validFrom: start }), await assessed(rent)] as const;
  for (const id of ids) await approve(id, 'wang');
  const { version } = await loadRules(db());
  await expect(activateGrants(db(), townModel, [ids[1], ids[0]], 'wang', { from: new Date() })).rejects.toThrow(
    /before the start/,
  );
  expect(await stored(ids[1])).toMatchObject({ state: 'approved' });
  expect((await loadRules(db())).version).toBe(version);
  const from = new Date(Date.now() + 6 * day);
  await activateGrants(db(), townModel, ids, 'wang', { from });
  const active = (await loadRules(db())).grants.get('fire')!.filter(({ id }) => ids.includes(id));
  expect(active.map(({ validFrom }) => validFrom)).toEqual([from.getTime(), from.getTime()]);
});

test('a label that became stricter after the approval asks for another one', async () => {
  const id = await assessed(rent);
  await approve(id, 'wang');
  const stricter = new GraphModels(townModel.plugins).of({
    key: 'stricter',
    disabled: [],
    tightenings: new Map([['House.rent', { sensitivity: 'sensitive' }]]),
  });
  await expect(activateGrant(db(), stricter, id, 'wang')).rejects.toThrow(/1 approved it and 2 are needed/);
  await expect(approveGrant(db(), stricter, id, 'li')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await approveGrant(db(), stricter, id, 'zhao');
  await activateGrant(db(), stricter, id, 'wang');
  expect(await stored(id)).toMatchObject({ state: 'active' });
});
