import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Event, House, Person } from '@gridweave/core';
import { sendOperation, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { changesQuery, type Follower, overEvents, overSockets, type Transport } from '../streams/fixture/follower.ts';
import { change, elsewhere, here, recordsOf, threeStreets } from '../streams/fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets({ environment: { streamLimit: 5, bodyLimit: 20_000 } });
}, 300_000);
afterAll(() => platform?.close());

const open: Follower[] = [];
afterEach(() => {
  for (const follower of open.splice(0)) follower.stop();
});

let given = 0;
const fresh = (text: string): string => `${text}${++given}`;

function begin(department: string, query = changesQuery, transport: Transport = overSockets): Follower {
  const follower = transport({ url: platform.url, key: platform.key(department), query });
  open.push(follower);
  return follower;
}

const codesOf = ({ errors }: Follower): unknown[] => errors.map(({ extensions }) => extensions?.code);

describe('attack 16: subscriptions have the rules of queries', () => {
  test('who was granted nothing follows nothing that is conditional', async () => {
    for (const selection of [
      '... on Person { name }',
      '... on Event { reporterPhone }',
      '... on House { ownerName }',
    ]) {
      const outsider = begin('outsider', `subscription { changes { kind record { ${selection} } } }`);
      await outsider.until(({ isOver }) => isOver);
      expect(codesOf(outsider)).toEqual(['FIELD_NOT_GRANTED']);
      expect(outsider.changes).toEqual([]);
      const feed = await platform.query('outsider', `{ changes { changes { record { ${selection} } } cursor } }`);
      expect(feed.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
      expect(feed.body.data).toBeUndefined();
    }
  });

  test('rows out of scope give nothing, not their times and not when they are asked for by id', async () => {
    const [away] = await recordsOf(platform, Person, elsewhere);
    const [near] = await recordsOf(platform, Person, here);
    const asked = `subscription { changes(types: [PERSON], ids: ["${away!.id}", "${near!.id}"]) { kind id at cursor record { ... on Person { name } } } }`;
    const follower = await begin('care', asked).opened();
    await change(platform, Person, away!, { name: fresh('远') });
    await change(platform, Person, near!, { name: fresh('近') });
    await follower.until(({ told }) => told.length > 0);
    expect(follower.told.map(({ id }) => id)).toEqual([near!.id]);
  });

  test('a relation of a record that is told leads no further than a query does', async () => {
    const { db } = platform.database;
    const [person] = await recordsOf(platform, Person, here);
    const [house] = await recordsOf(platform, House, elsewhere);
    await sql`update core.person set house_id = ${house!.id}::int8 where id = ${person!.id}::int8`.execute(db);
    const follower = await begin(
      'care',
      'subscription { changes(types: [PERSON]) { kind id record { ... on Person { name house { id ownerName } } } } }',
    ).opened();
    await change(platform, Person, person!, { name: fresh('近') });
    await follower.until(({ told }) => told.length > 0);
    expect(follower.told[0]!.record).toMatchObject({ house: null });
  });

  test('a mutation or a query is not taken for a subscription, and fields beside changes are refused', async () => {
    for (const query of [
      '{ houses { totalCount } }',
      'subscription { a: changes(types: [HOUSE]) { id } b: changes(types: [HOUSE]) { id } }',
    ]) {
      const follower = begin('care', query);
      await follower.until(({ isOver }) => isOver);
      expect(follower.changes).toEqual([]);
      expect(['BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED']).toContain(codesOf(follower)[0]);
    }
    const mixed = await platform.query('care', '{ changes(types: [HOUSE]) { cursor } houses { totalCount } }');
    expect(mixed.body.errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  test('a cursor of another department, a changed one and one of a list are refused', async () => {
    const cursorOf = async (department: string): Promise<string> =>
      (await platform.query(department, '{ changes(types: [HOUSE]) { cursor } }')).body.data.changes.cursor;
    const own = await cursorOf('care');
    const list = (await platform.query('care', '{ houses(first: 1) { pageInfo { endCursor } } }')).body.data.houses;
    for (const cursor of [await cursorOf('far'), `${own.slice(0, -2)}AA`, list.pageInfo.endCursor, '']) {
      const { body } = await platform.query(
        'care',
        'query ($after: String) { changes(types: [HOUSE], after: $after) { cursor } }',
        { after: cursor },
      );
      expect(body.errors[0].extensions.code).toBe('BAD_CURSOR');
    }
  });
});

describe('attack 17: what ends while a stream is open ends the stream', () => {
  test('a grant whose time is over', async () => {
    const follower = await begin('far', undefined, overEvents).opened();
    await sql`
      update access.data_grant set valid_until = now() + interval '1 second' where department = 'far'`.execute(
      platform.database.db,
    );
    // as an admin's change does, so that the servers see the new rules at once
    const denied = await platform.govern(
      'approver',
      'mutation { denyFields(denial: { department: "far", fields: ["Event.media"], reason: "无关" }) { id } }',
    );
    expect(denied.body.errors).toBeUndefined();
    await follower.until(({ isOver }) => isOver);
    expect(codesOf(follower)).toEqual(['FIELD_NOT_GRANTED']);
  });

  test('a grant that is revoked while a change is being evaluated', async () => {
    const { db, pool } = platform.database;
    const lenient = await overEvents({
      url: platform.url,
      key: platform.key('visits'),
      query:
        'subscription { changes(types: [PERSON]) { kind id fields cursor record { ... on Person { name sex house { id } } } } }',
      headers: { 'X-Gridweave-Denied': 'null' },
    }).opened();
    open.push(lenient);
    const [person] = await recordsOf(platform, Person, here);
    const holder = await pool.connect();
    try {
      // reading the record waits for its house, writing it does not
      await holder.query('begin; lock table core.house in access exclusive mode');
      await change(platform, Person, person!, { name: fresh('撤销之前') });
      const waiting = async (): Promise<number> =>
        (
          await sql`
            select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(db)
        ).rows.length;
      await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0);
      const { grants } = (await platform.govern('approver', '{ grants(department: "visits") { id fields } }')).body
        .data;
      const { id } = grants.find(({ fields }: { fields: string[] }) => fields.join() === 'Person.name');
      const revoked = await platform.govern(
        'approver',
        `mutation { revokeGrant(id: "${id}", reason: "最小必要") { id } }`,
      );
      expect(revoked.body.errors).toBeUndefined();
    } finally {
      await holder.query('commit');
      holder.release();
    }
    await change(platform, Person, person!, { sex: '9' });
    await lenient.until(({ told }) => told.length > 0);
    expect(lenient.changes.map(({ kind }) => kind)).toContain('RESYNC');
    expect(JSON.stringify(lenient.changes)).not.toContain('撤销之前');
    for (const { fields } of lenient.told) expect(fields).not.toContain('name');
  });

  test('a key that was rotated', async () => {
    const follower = await begin('register').opened();
    const { clients } = (await platform.govern('operator', '{ clients(department: "register") { id } }')).body.data;
    const rotated = await platform.govern('operator', 'mutation ($id: ID!) { rotateClientKey(id: $id) { key } }', {
      id: clients[0].id,
    });
    expect(rotated.body.errors).toBeUndefined();
    await follower.until(({ isOver }) => isOver);
    expect(codesOf(follower)).toEqual(['UNAUTHENTICATED']);
  });
});

interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Sends texts over a WebSocket of its own, the first ones one by one, and resolves when the server closes it. */
async function closedAfter(texts: readonly string[]): Promise<Closed> {
  const socket = new WebSocket(`${platform.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = once(socket, 'close');
  await once(socket, 'open');
  for (const text of texts) {
    socket.send(text);
    if (text.includes('Authorization')) await Promise.race([once(socket, 'message'), closed]);
  }
  const [code, reason] = await closed;
  return { code, reason: String(reason) };
}

const init = (key?: string): string =>
  JSON.stringify({ type: 'connection_init', payload: key === undefined ? {} : { Authorization: `Bearer ${key}` } });
const subscribe = (id: string, query = changesQuery): string =>
  JSON.stringify({ type: 'subscribe', id, payload: { query } });

describe('attack 18: WebSockets', () => {
  test('nothing without a key', async () => {
    expect(await closedAfter([subscribe('1')])).toMatchObject({ code: 4401 });
    expect(await closedAfter([init(), subscribe('1')])).toMatchObject({ code: 4403 });
    const { code, reason } = await closedAfter([init('gw_0_nobody')]);
    expect(code).toBe(4403);
    expect(reason).toMatch(/^UNAUTHENTICATED: /);
    expect(reason).not.toContain('nobody');
  });

  test('what is no message of the protocol, too large, or said twice closes the connection', async () => {
    const key = platform.key('care');
    expect(await closedAfter(['not json'])).toMatchObject({ code: 4400 });
    expect(await closedAfter([init(key), '{"type":"start","id":"1"}'])).toMatchObject({ code: 4400 });
    expect(await closedAfter([init(key), init(key)])).toMatchObject({ code: 4429 });
    expect(await closedAfter([init(key), subscribe('1', `${changesQuery}${' '.repeat(30_000)}`)])).toMatchObject({
      code: 1009,
    });
    expect(await closedAfter([init(key), subscribe('1'), subscribe('1')])).toMatchObject({ code: 4409 });
  });

  test('other protocols and other addresses are refused', async () => {
    const refused = async (address: string, protocol: string): Promise<unknown> => {
      const socket = new WebSocket(`${platform.url.replace('http', 'ws')}${address}`, protocol);
      const [error] = await once(socket, 'error');
      return String(error);
    };
    expect(await refused('/admin/graphql', 'graphql-transport-ws')).toContain('404');
    expect(await refused('/graphql', 'graphql-ws')).toContain('subprotocol');
  });

  test('one client has a bounded number of streams, whichever way they come', async () => {
    const streams = await Promise.all(
      [0, 1, 2, 3, 4].map((i) => begin('care', changesQuery, i % 2 ? overEvents : overSockets).opened()),
    );
    const sixth = begin('care');
    await sixth.until(({ isOver }) => isOver);
    expect(codesOf(sixth)).toEqual(['RATE_LIMITED']);
    const http = await sendOperation(
      `${platform.url}/graphql`,
      platform.key('care'),
      changesQuery,
      {},
      { Accept: 'text/event-stream' },
    );
    expect([http.status, http.body.errors[0].extensions.limit]).toEqual([429, 'streams']);
    streams[0]!.stop();
    await expect.poll(() => platform.services.endpoint.streams.open, { timeout: 10_000 }).toBe(4);
    expect((await begin('care').opened()).errors).toEqual([]);
  });
});

describe('attack 21: slow consumers', () => {
  /** Asks for a stream and never reads what comes. */
  async function neverReads(): Promise<Socket> {
    const { hostname, port } = new URL(platform.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const body = JSON.stringify({ query: changesQuery });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${platform.key('care')}\r\nContent-Type: application/json\r\n` +
        `Accept: text/event-stream\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await once(socket, 'readable');
    return socket;
  }

  test('a client that does not read is cut off, and others are not held up', async () => {
    const socket = await neverReads();
    const reads = await begin('care').opened();
    const [event] = await recordsOf(platform, Event, here);
    expect(platform.services.endpoint.streams.open).toBe(2);
    let changes = 0;
    while (platform.services.endpoint.streams.open > 1) {
      await change(platform, Event, event!, { description: fresh('长'.repeat(100_000)) });
      changes++;
      const { length } = reads.told;
      await reads.until(({ told }) => told.length > length);
      expect(changes).toBeLessThan(500);
    }
    expect(reads.isOver).toBe(false);
    socket.destroy();
  });
});
