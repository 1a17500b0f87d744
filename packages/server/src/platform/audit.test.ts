import { openValueMarks, searchAudit } from '@gridweave/audit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
beforeAll(async () => {
  const police = {
    code: 'police',
    areas: ['440304'],
    grants: [{ fields: ['House.residents', 'Person.idNumber'], access: 'full' as const, operators: ['read' as const] }],
  };
  platform = await testPlatform({ plugins: [town], departments: [...departments, police], rows: townRows });
});
afterAll(() => platform?.close());

async function recorded(requestId: string | null): Promise<any> {
  await platform.services.audit.flush();
  const { rows } =
    await sql<any>`select r.*, f.coordinates, f.masked, d.text as document_text from audit.record as r left join audit.field_facts as f on f.hash = r.fields left join audit.document as d on d.hash = r.document where request_id = ${requestId}`.execute(
      platform.database.db,
    );
  expect(rows).toHaveLength(1);
  return rows[0];
}

const query = 'query Homes { houses(first: 2) { nodes { code residents { nodes { idNumber } } } } }';

test('who read what, why, how much and under which policy: the same on both lanes', async () => {
  const purpose = { 'X-Gridweave-Purpose': encodeURIComponent('隐患排查'), 'X-Gridweave-On-Behalf-Of': 'li' };
  const records: any[] = [];
  for (let i = 0; i < 2; i++) {
    const { headers } = await platform.query('fire', query, {}, purpose);
    records.push(await recorded(headers.get('x-request-id')));
  }
  const [first, second] = records;
  const own = { seq: first.seq, hash: first.hash, time: first.time, recorded_at: first.recorded_at };
  expect({ ...second, ...own, request_id: first.request_id, duration_us: first.duration_us }).toEqual(first);
  expect(first).toMatchObject({
    client: expect.any(String),
    department: 'fire',
    purpose: '隐患排查',
    on_behalf_of: 'li',
    operation_name: 'Homes',
    document_text: query,
    masked: JSON.stringify([{ coordinate: 'Person.idNumber', masks: ['keep(6,4)'] }]),
    row_count: '6',
    policy_version: expect.stringMatching(/^\d+$/),
    outcome: 'ok',
    lane: 'compiled',
  });
  expect(first.coordinates).toEqual(expect.arrayContaining(['House.code', 'House.residents', 'Person.idNumber']));
});

test('a refusal is recorded with what was asked for', async () => {
  const { headers } = await platform.query('waste', '{ houses { nodes { rent residents { nodes { name } } } } }');
  expect(await recorded(headers.get('x-request-id'))).toMatchObject({
    department: 'waste',
    outcome: 'FIELD_NOT_GRANTED',
    coordinates: expect.arrayContaining(['House.rent', 'House.residents']),
    row_count: '0',
    lane: null,
  });
});

test('a mutation is recorded', async () => {
  const { headers, body } = await platform.query(
    'fire',
    'mutation { setRent(street: "440304001", id: "1002", rent: 9) { rent } }',
  );
  expect(body).toEqual({ data: { setRent: { rent: 9 } } });
  expect(await recorded(headers.get('x-request-id'))).toMatchObject({ lane: 'ordinary', outcome: 'ok' });
});

test('when nothing more can be recorded, nothing is read', async () => {
  const execute = vi.spyOn(platform.services.engine, 'executeKnown');
  vi.spyOn(platform.services.audit, 'requireRoom').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ECONNREFUSED' });
  });
  const { status, body } = await platform.query('fire', query);
  expect(status).toBe(503);
  expect(body.errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
  expect(execute).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect((await platform.query('fire', query)).status).toBe(200);
});

test('the log knows whose personal information an answer held, and only that', async () => {
  const readers = async (type: string, id: string): Promise<readonly (string | null)[]> => {
    await platform.services.audit.flush();
    const found = await searchAudit(platform.database.db, { subject: { type, id } }, { first: 1_000 });
    return found.map(({ requestId }) => requestId);
  };
  const ask = async (document: string): Promise<{ data: any; request: string | null }> => {
    const { body, headers } = await platform.query('fire', document);
    expect(body.errors).toBeUndefined();
    return { data: body.data, request: headers.get('x-request-id') };
  };
  const page =
    'first: 2) { nodes { id residents(first: 1) { nodes { id idNumber } pageInfo { hasNextPage } } } pageInfo { hasNextPage } }';
  for (const document of [
    `{ houses(${page} }`,
    `{ houses(first: 2) { edges { node { id residents(first: 1) { edges { node { id name } } pageInfo { hasNextPage } } } } pageInfo { hasNextPage } } }`,
    `{ houses(first: 2) { nodes { id weather residents(first: 1) { nodes { id name } } } } }`,
  ]) {
    const { data, request } = await ask(document);
    const nodes = (list: any): any[] => list.nodes ?? list.edges.map(({ node }: any) => node);
    const shown = nodes(data.houses).flatMap((house) => nodes(house.residents).map(({ id }) => id));
    expect(shown).toHaveLength(2);
    for (const id of shown) expect(await readers('Person', id)).toContain(request);
    // the next resident was read to know that there is one, and not shown
    expect(await readers('Person', String(Number(shown[0]) + 1))).not.toContain(request);
    // who lives there is personal information of the house as well
    for (const { id } of nodes(data.houses)) expect(await readers('House', id)).toContain(request);
  }
  const open = await ask('{ houses(first: 1) { nodes { id code weather } } }');
  expect(await readers('House', open.data.houses.nodes[0].id)).not.toContain(open.request);
  const counted = await ask('{ houses(first: 1) { nodes { id residents { totalCount } } } }');
  expect(await readers('House', counted.data.houses.nodes[0].id)).toContain(counted.request);
  const rents = await ask('{ houses(first: 1) { nodes { id rent residents { nodes { id } } } } }');
  const [house] = rents.data.houses.nodes;
  expect(await readers('House', house.id)).toContain(rents.request);
  // no field of theirs, but where they live
  expect(house.residents.nodes).toHaveLength(2);
  for (const { id } of house.residents.nodes) expect(await readers('Person', id)).toContain(rents.request);
  const single = await ask('{ house(code: "H11") { id rent } }');
  expect(await readers('House', single.data.house.id)).toContain(single.request);
  const changed = await ask('mutation { setRent(street: "440304001", id: "1003", rent: 9) { id rent } }');
  expect(await readers('House', changed.data.setRent.id)).toContain(changed.request);
});

test('what persons are looked for by is kept as marks that tell nothing', async () => {
  const number = '440304199001011211';
  for (const [document, variables] of [
    [`{ houses(where: { residents: { some: { idNumber: { eq: "${number}" } } } }) { nodes { code } } }`, {}],
    [
      'query ($w: HouseFilter) { houses(where: $w) { nodes { code } } }',
      { w: { and: [{ streetCode: { eq: '440304001' } }, { residents: { some: { idNumber: { in: [number] } } } }] } },
    ],
    [
      'query ($n: String) { houses(where: { residents: { some: { idNumber: { eq: $n } } } }) { nodes { code } } }',
      { n: number },
    ],
  ] as const) {
    const { headers } = await platform.query('fire', document, variables);
    await recorded(headers.get('x-request-id'));
  }
  const { rows } = await sql<{ text: string }>`
    select r::text as text from audit.record as r union all select d::text from audit.document as d`.execute(
    platform.database.db,
  );
  const everything = rows.map(({ text }) => text).join('\n');
  expect(everything).not.toContain(number);
  expect(everything).toContain('440304001');
  const mark = (await openValueMarks(platform.database.db))(number);
  expect(await searchAudit(platform.database.db, { mark }, { first: 10 })).toHaveLength(3);
});

test('what is sensitive is answered only when its record is durable; the rest goes on for a while', async () => {
  const { db } = platform.database;
  const sensitive = '{ houses(first: 1) { nodes { residents { nodes { idNumber } } } } }';
  const { body, headers } = await platform.query('police', sensitive);
  expect(body.errors).toBeUndefined();
  // it is there already, without waiting for the log
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from audit.record where request_id = ${headers.get('x-request-id')}`.execute(db);
  expect(rows[0]!.n).toBe('1');
  await sql`alter table audit.record rename to away`.execute(db);
  const [refused, plain] = await Promise.all([platform.query('police', sensitive), platform.query('fire', query)]);
  await sql`alter table audit.away rename to record`.execute(db);
  expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
  expect(refused.body.data).toBeUndefined();
  expect(plain.status).toBe(200);
  expect((await platform.query('police', sensitive)).status).toBe(200);
}, 20_000);
