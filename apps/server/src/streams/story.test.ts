import { Event, House, Person } from '@gridweave/core';
import { sendOperation, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';
import { changesQuery, type Follower, overEvents, overSockets, type SeenChange } from './fixture/follower.ts';
import { change, elsewhere, here, recordsOf, there, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
const processes: ServerProcess[] = [];

beforeAll(async () => {
  platform = await threeStreets();
  processes.push(...(await Promise.all([0, 1].map(() => serverProcess(platform.database.url)))));
}, 600_000);
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await platform?.close();
});

async function write(at: number, document: string, variables: Record<string, unknown>): Promise<void> {
  const { body } = await sendOperation(`${processes[at]!.url}/graphql`, platform.key('register'), document, variables);
  expect(body.errors).toBeUndefined();
}

async function move(at: number, id: string, from: string, to: string): Promise<void> {
  const [house] = await recordsOf(platform, House, to);
  await write(
    at,
    `mutation ($id: ID!, $from: DivisionCode!, $to: DivisionCode!, $house: HouseCode!) {
      recordMove(personId: $id, streetCode: $from, toStreetCode: $to, toHouseCode: $house, role: TENANT) { id } }`,
    { id, from, to, house: house!.code },
  );
}

const short = ({ kind, type, id }: SeenChange): string => `${kind} ${type} ${id}`;

test('a department sees exactly what it may: sale, move, revocation, a process that is killed, and no gap', async () => {
  const care = (at: number, transport: typeof overEvents, after?: string, headers = {}): Promise<Follower> =>
    transport({
      url: processes[at]!.url,
      key: platform.key('care'),
      query: changesQuery,
      variables: { areas: [here, there], after },
      headers,
    }).opened();
  const events = await care(0, overEvents);
  const sockets = await care(1, overSockets);
  const lenient = await care(1, overEvents, undefined, { 'X-Gridweave-Denied': 'null' });
  const far = await overSockets({
    url: processes[0]!.url,
    key: platform.key('far'),
    query: changesQuery,
  }).opened();
  const all = [events, sockets, lenient];
  const expected: string[] = [];
  const reach = async (followers: readonly Follower[], ...changes: string[]): Promise<void> => {
    expected.push(...changes);
    await Promise.all(followers.map((one) => one.until(({ told }) => told.length >= expected.length)));
    for (const one of followers) expect(one.told.map(short)).toEqual(expected);
  };

  // a house is sold
  const [house] = await recordsOf(platform, House, here);
  await write(
    1,
    `mutation ($street: DivisionCode!, $code: HouseCode!) {
      recordHouseTransfer(streetCode: $street, houseCode: $code, ownerName: "李新主") { id } }`,
    { street: here, code: house!.code },
  );
  await reach(all, `CHANGED HOUSE ${house!.id}`);
  expect(events.told[0]).toMatchObject({ fields: ['ownerName'], record: { ownerName: '李新主' } });

  // a person moves out of the scope, and one comes into it
  const [gone] = await recordsOf(platform, Person, here);
  const [come] = await recordsOf(platform, Person, elsewhere);
  await move(0, gone!.id, here, elsewhere);
  await reach(all, `LEFT PERSON ${gone!.id}`);
  expect(sockets.told[1]).toMatchObject({ fields: [], record: null });
  await far.until(({ told }) => told.some(({ kind }) => kind === 'ENTERED'));
  expect(far.told.map(short)).toEqual([`ENTERED PERSON ${gone!.id}`]);
  await move(1, come!.id, elsewhere, there);
  await reach(all, `ENTERED PERSON ${come!.id}`);
  await far.until(({ told }) => told.length === 2);
  expect(short(far.told[1]!)).toBe(`LEFT PERSON ${come!.id}`);

  // a process is killed, events happen, it comes back and the department goes on
  const { cursor } = events;
  await processes[0]!.stop('SIGKILL');
  await events.until(({ isOver }) => isOver);
  const [first, second] = await recordsOf(platform, Event, there);
  await change(platform, Event, first!, { description: '进程停止期间' });
  await change(platform, Event, second!, { description: '进程停止期间' });
  processes[0] = await serverProcess(platform.database.url);
  const resumed = await care(0, overEvents, cursor);
  resumed.changes.unshift(...events.changes);
  await reach([resumed, sockets, lenient], `CHANGED EVENT ${first!.id}`, `CHANGED EVENT ${second!.id}`);

  // a field is revoked: the stream ends and says why, or goes on without it by the header
  const { grants } = (await platform.govern('approver', '{ grants(department: "care") { id fields } }')).body.data;
  const { id } = grants.find(({ fields }: { fields: string[] }) => fields.join() === 'Person.name');
  const revoked = await platform.govern(
    'approver',
    'mutation ($id: ID!) { revokeGrant(id: $id, reason: "最小必要") { id } }',
    { id },
  );
  expect(revoked.body.errors).toBeUndefined();
  await Promise.all([resumed, sockets].map((one) => one.until(({ isOver }) => isOver)));
  for (const one of [resumed, sockets])
    expect(one.errors.map(({ extensions }) => [extensions.code, extensions.denied[0].coordinate])).toEqual([
      ['FIELD_NOT_GRANTED', 'Person.name'],
    ]);
  await change(platform, Person, { street_code: there, id: come!.id }, { name: '看不见', sex: 'female' });
  await change(platform, Event, first!, { description: '撤销之后' });
  await lenient.until(({ told }) => told.at(-1)?.type === 'EVENT' && told.length > expected.length);
  const after = lenient.changes.slice(lenient.changes.findIndex(({ kind }) => kind === 'RESYNC'));
  expect(after[0]!.kind).toBe('RESYNC');
  expect(JSON.stringify(after)).not.toContain('看不见');
  for (const { fields, type, record } of after.filter(({ kind }) => kind === 'CHANGED')) {
    expect(fields).not.toContain('name');
    if (type === 'PERSON') expect(record).toMatchObject({ name: null });
  }

  // who asks for less goes on from the same cursor, and is told that its rights have changed
  const less = await overSockets({
    url: processes[1]!.url,
    key: platform.key('care'),
    query:
      'subscription ($after: String) { changes(after: $after) { kind type id fields cursor record { ... on Event { description } } } }',
    variables: { after: resumed.cursor },
  }).opened();
  await less.until(({ told }) => told.length > 0);
  expect(less.changes[0]!.kind).toBe('RESYNC');
  expect(less.told).toMatchObject([{ type: 'EVENT', id: first!.id, record: { description: '撤销之后' } }]);
  for (const one of [...all, resumed, far, less]) one.stop();
});
