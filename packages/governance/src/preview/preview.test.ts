import { afterAll, beforeAll, expect, test } from 'vitest';

import { governed, type Governed } from '../fixture/governed.ts';

let g: Governed;
let grant: string;
beforeAll(async () => {
  g = await governed([
    {
      code: 'fire',
      areas: ['440306'],
      grants: [
        { fields: ['Person.name'], access: 'masked', mask: 'keep(1,0)', operators: ['read', 'match'] },
        { fields: ['Event.peopleInvolved'], access: 'full', operators: ['read', 'filter'] },
      ],
    },
    { code: 'police', areas: ['4403'] },
  ]);
  const { grants } = await g.govern('auditor', '{ grants(field: "Event.peopleInvolved") { id } }');
  grant = grants[0].id;
});
afterAll(() => g?.close());

const persons = 'query P($n: Int = 5) { persons(first: $n) { nodes { id name } } }';
const previewQuery = `query ($as: String!, $p: PolicyPoint, $q: String!, $v: SharingJSON) {
  previewQuery(as: $as, policy: $p, query: $q, variables: $v) { data errors extensions rows masked } }`;

test('an admin sees what the department sees: schema, catalogue, rows under its masks', async () => {
  const { body } = await g.platform.query('fire', persons);
  const seen = await g.govern('auditor', previewQuery, { as: 'fire', q: persons });
  expect(seen.previewQuery).toMatchObject({ data: body.data, errors: null, masked: ['Person.name'], rows: 5 });
  const { preview } = await g.govern(
    'plugins',
    '{ preview(as: "fire") { schema subject catalogue { coordinate holding { read } } } }',
  );
  expect(preview.schema).toMatch(/type Person \{[^}]*\bname: String\b/s);
  expect(preview.schema).not.toContain('documentNumber');
  const { body: introspected } = await g.platform.query('fire', '{ __type(name: "Person") { fields { name } } }');
  for (const { name } of introspected.data.__type.fields) expect(preview.schema).toContain(` ${name}`);
  const { previewCatalogue } = await g.govern(
    'plugins',
    '{ previewCatalogue(as: "fire", search: "姓名 name", type: "Person") { coordinate holding { read masks } } }',
  );
  expect(previewCatalogue).toContainEqual({
    coordinate: 'Person.name',
    holding: { read: 'masked', masks: ['keep(1,0)'] },
  });
});

test('an admin sees how a query is answered: its statements, and what PostgreSQL does for them', async () => {
  const q = `{ houses(first: 3, where: { legalEntities: { some: { creditCode: { eq: "91350100M000100Y43" } } } }) {
    nodes { houseCode grid { code } legalEntities { nodes { name } } } } }`;
  const { previewQuery: seen } = await g.govern(
    'auditor',
    `query ($q: String!) { previewQuery(as: "fire", query: $q) {
      milliseconds plan { lane statements resolved databasePlans } } }`,
    { q },
  );
  expect(seen.plan).toMatchObject({ lane: 'compiled', resolved: [] });
  // one for the houses with their grids, one for the legal entities
  expect(seen.plan.statements).toHaveLength(2);
  expect(seen.plan.statements.join()).not.toContain('91350100M000100Y43');
  expect(seen.milliseconds).toBeGreaterThan(0);
  const { rows } = await g.platform.database.pool.query('show server_version_num');
  if (Number(rows[0].server_version_num) < 160_000) expect(seen.plan.databasePlans).toBeNull();
  else for (const plan of seen.plan.databasePlans) expect(plan).toMatch(/cost=.*rows=/);
});

test('a preview is refused where the department would be, and changes nothing', async () => {
  for (const [q, code] of [
    ['{ persons { nodes { documentNumber } } }', 'FIELD_NOT_GRANTED'],
    ['{ persons(first: 5000) { nodes { name } } }', 'BAD_USER_INPUT'],
    ['{ persons { nodes { nothing } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['mutation { registerArrival { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ sharingCatalogue { coordinate } }', 'BAD_USER_INPUT'],
    ['{ houses(first: 1000) { nodes { residents(first: 1000) { nodes { name } } } } }', 'OPERATION_TOO_LARGE'],
  ]) {
    const refused = await g.refusal('auditor', previewQuery, { as: 'fire', q });
    expect([q, refused.extensions.code]).toEqual([q, code]);
  }
  expect((await g.refusal('plugins', previewQuery, { as: 'fire', q: persons })).extensions.code).toBe('FORBIDDEN');
  expect((await g.refusal('auditor', previewQuery, { as: 'nobody', q: persons })).extensions.code).toBe(
    'BAD_USER_INPUT',
  );
});

test('attack 15: previews under a draft and real answers do not mix', async () => {
  const changes = [{ grant: { department: 'police', fields: ['Person.name'], purpose: 'p', legalBasis: 'l' } }];
  const q = '{ persons(first: 3) { nodes { name } } }';
  const shown = await g.govern('approver', previewQuery, { as: 'police', p: { changes }, q });
  expect(shown.previewQuery.data.persons.nodes).toHaveLength(3);
  expect(await g.denied('police', q)).toBe('FIELD_NOT_GRANTED');
  expect((await g.refusal('approver', previewQuery, { as: 'police', q })).extensions.code).toBe('FIELD_NOT_GRANTED');
  // another draft is another policy
  const masked = [{ grant: { ...changes[0]!.grant, access: 'MASKED', mask: 'keep(1,0)' } }];
  const other = await g.govern('approver', previewQuery, { as: 'police', p: { changes: masked }, q });
  for (const { name } of other.previewQuery.data.persons.nodes) expect(name).toMatch(/^.\*+$/u);
  for (const { name } of shown.previewQuery.data.persons.nodes) expect(name).not.toContain('*');
});

test('previews are in the log as previews, with admin, department and rows', async () => {
  await g.govern('approver', previewQuery, { as: 'fire', q: persons, v: { n: 2 } });
  const { auditRecords } = await g.govern(
    'auditor',
    '{ auditRecords(kinds: [PREVIEW], first: 1) { admin department rows coordinates operationName } }',
  );
  expect(auditRecords).toEqual([
    {
      admin: expect.any(String),
      department: 'fire',
      rows: 2,
      coordinates: expect.arrayContaining(['Person.name']),
      operationName: 'P',
    },
  ]);
});

test('the recorded operations show what a draft would break, and for whom', async () => {
  const call = (document: string, variables?: Record<string, unknown>) => g.platform.query('fire', document, variables);
  for (let i = 0; i < 3; i++)
    await call(
      'query Crowds($n: Int!) { events(where: { peopleInvolved: { gte: $n } }) { nodes { peopleInvolved } } }',
      { n: i },
    );
  await call('query Crowds2 { events(where: { peopleInvolved: { gte: 7 } }, first: 2) { nodes { id } } }');
  await call('query ByName($w: PersonFilter) { persons(where: $w) { nodes { name } } }', {
    w: { name: { eq: '张三' } },
  });
  await call('query Open { houses(first: 1) { nodes { houseCode } } }');
  await g.platform.query('police', 'query Wanted { persons { nodes { name } } }');
  await g.platform.services.audit.flush();
  const impact = async (changes: object[]): Promise<any> =>
    (
      await g.govern(
        'approver',
        `query ($p: PolicyPoint!) { policyImpact(policy: $p, days: 7) { operations calls impacted {
          effect department operationName calls denied { coordinate operator } masked faults } } }`,
        { p: { changes } },
      )
    ).policyImpact;
  const revoked = await impact([{ revoke: { grant, reason: 'r' } }]);
  expect(revoked.operations).toBeGreaterThanOrEqual(5);
  expect(revoked.impacted).toEqual([
    {
      effect: 'BREAKS',
      department: 'fire',
      operationName: 'Crowds',
      calls: 3,
      denied: expect.arrayContaining([{ coordinate: 'Event.peopleInvolved', operator: 'FILTER' }]),
      masked: [],
      faults: [],
    },
    expect.objectContaining({ effect: 'BREAKS', operationName: 'Crowds2', calls: 1 }),
  ]);
  const denied = await impact([{ deny: { fields: ['Person.name'], operators: ['MATCH'], reason: 'r' } }]);
  expect(denied.impacted.map(({ operationName }: any) => operationName)).toEqual(['ByName']);
  const given = await impact([
    { grant: { department: 'police', fields: ['Person.name'], purpose: 'p', legalBasis: 'l' } },
  ]);
  expect(given.impacted).toContainEqual(
    expect.objectContaining({ effect: 'STARTS_WORKING', department: 'police', operationName: 'Wanted' }),
  );
  const hidden = await impact([
    { tighten: { coordinate: 'House.houseCode', sharing: 'NONE', legalBasis: 'law', reason: 'r' } },
  ]);
  expect(hidden.impacted).toMatchObject([
    { effect: 'BREAKS', operationName: 'Open', faults: [expect.stringContaining('houseCode')] },
  ]);
  expect((await impact([{ defaults: { enabled: true, minimumGroup: 11 } }])).impacted).toEqual([]);
});
