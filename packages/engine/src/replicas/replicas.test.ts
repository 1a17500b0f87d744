import { type Database, openDatabase } from '@gridweave/database';
import {
  type CuttableDatabase,
  createTestDatabase,
  cuttableDatabase,
  type ReplicatedServer,
  startReplicated,
  type TestDatabase,
} from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Call, Lanes, Rows } from '../wire/index.ts';
import { textAt } from '../wire/rows.ts';
import { nothingSeen, Replicas, type ReplicaState, type Seen } from './index.ts';
import { primaryOnly } from './position.ts';

let server: ReplicatedServer;
let database: TestDatabase;
let standby: Database;
let cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startReplicated(['max_standby_streaming_delay=50ms']);
  database = await createTestDatabase({ serverUrl: server.url, poolSize: 8 });
  await database.database.pool.query('create table counter (value int8); insert into counter values (0)');
  standby = openDatabase({ url: server.standby.urlOf(database.url), poolSize: 1 });
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
afterAll(async () => {
  await standby?.close();
  await database?.drop();
  await server?.close();
});

interface Opened {
  readonly replicas: Replicas;
  readonly replica: ReplicaState;
  readonly primary: Lanes;
  /** How many reads primary and replica answered meanwhile. */
  counted(work: () => Promise<unknown>): Promise<{ primary: number; replica: number; retries: number }>;
}

function open(
  options: { url?: string; watchedUrl?: string; maximumLagMs?: number; statementTimeoutMs?: number } = {},
): Opened {
  const { watchedUrl = database.url, maximumLagMs = 60_000, statementTimeoutMs = 30_000 } = options;
  const openLanes = (url: string): Lanes =>
    new Lanes({ url, pointLanes: 1, pageLanes: 2, statementTimeoutMs, maximumBytes: 1 << 20 });
  const primary = openLanes(database.url);
  const replicas = new Replicas({
    primaryUrl: watchedUrl,
    primary,
    urls: [options.url ?? server.standby.urlOf(database.url)],
    openLanes,
    maximumLagMs,
    statementTimeoutMs,
    onChange: () => {},
  });
  cleanups.push(async () => {
    await replicas.close();
    await primary.close();
  });
  const replica = replicas.states[0]!;
  return {
    replicas,
    replica,
    primary,
    async counted(work) {
      const before = [replicas.primaryReads, replica.reads, replicas.retries] as const;
      await work();
      return {
        primary: replicas.primaryReads - before[0],
        replica: replica.reads - before[1],
        retries: replicas.retries - before[2],
      };
    },
  };
}

const inUse = ({ replica }: Opened) => expect.poll(() => replica.fault).toBeUndefined();

let names = 0;
const call = (text: string): Call => ({ name: `t${(names += 1)}`, text, values: [], rows: new Rows() });
const first = ({ rows }: Call): string | null => textAt(rows.buffers[0]!, rows.offsets[0]!);

const valueText = 'select value from counter';
interface Value {
  readonly value: number;
  readonly seen: Seen;
}

async function value(replicas: Replicas, client: string, wanted: Seen = nothingSeen): Promise<Value> {
  const one: Call = { name: 'value', text: valueText, values: [], rows: new Rows() };
  const seen = await replicas.read([one], 'point', client, wanted);
  return { value: Number(first(one)), seen };
}

async function valueOnPrimary(replicas: Replicas, client: string, wanted: Seen = nothingSeen): Promise<Value> {
  const one: Call = { name: 'value', text: valueText, values: [], rows: new Rows() };
  const seen = await replicas.readPrimary([one], 'point', client, wanted);
  return { value: Number(first(one)), seen };
}

async function increase(): Promise<number> {
  const { rows } = await database.database.pool.query('update counter set value = value + 1 returning value');
  return Number(rows[0].value);
}

/** Some that write all the time. */
function writers(): { readonly signal: AbortSignal; stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const running = Array.from({ length: 3 }, async () => {
    while (!signal.aborted) await increase();
  });
  return {
    signal,
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

async function paused<T>(work: () => Promise<T>): Promise<T> {
  await server.standby.pause();
  try {
    return await work();
  } finally {
    await server.standby.resume();
  }
}

test('reads go to the replica; what a client wrote itself it sees, from the primary while the replica lags', async () => {
  const opened = open();
  const { replicas } = opened;
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'anybody'))).toMatchObject({ replica: 1, primary: 0 });
  await paused(async () => {
    const written = await increase();
    await replicas.wrote('writer', nothingSeen);
    expect(await opened.counted(async () => expect((await value(replicas, 'writer')).value).toBe(written))).toEqual({
      primary: 1,
      replica: 0,
      retries: 0,
    });
    // others have not seen it and lose nothing
    expect(await opened.counted(async () => expect((await value(replicas, 'other')).value).toBe(written - 1))).toEqual({
      primary: 0,
      replica: 1,
      retries: 0,
    });
  });
  await expect.poll(() => opened.counted(() => value(replicas, 'writer'))).toMatchObject({ replica: 1 });
});

test('a write whose place in the log cannot be learned is seen all the same', async () => {
  const opened = open();
  const { replicas, primary } = opened;
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'anybody'))).toMatchObject({ replica: 1 });
  await paused(async () => {
    const written = await increase();
    vi.spyOn(primary, 'run').mockRejectedValueOnce(new Error('away'));
    expect((await replicas.wrote('writer', nothingSeen)).position).toBe(primaryOnly);
    expect((await value(replicas, 'writer')).value).toBe(written);
  });
  await expect.poll(() => opened.counted(() => value(replicas, 'writer'))).toMatchObject({ replica: 1 });
});

test('what was written to the log without a commit is sent soon, so that nobody waits for it at the primary', async () => {
  const opened = open();
  const { replicas } = opened;
  await inUse(opened);
  const connection = await database.database.pool.connect();
  try {
    // as a read does that tidies a page and is then cancelled
    await connection.query(`begin; select pg_logical_emit_message(false, 'test', 'unsent'); rollback`);
  } finally {
    connection.release();
  }
  await replicas.wrote('writer', nothingSeen);
  await expect
    .poll(() => opened.counted(() => value(replicas, 'writer')), { timeout: 20_000 })
    .toMatchObject({ replica: 1 });
});

test('monotonic reads: however many write, no client of any process ever sees less than before', async () => {
  const nodes = [open(), open()];
  for (const node of nodes) await inUse(node);
  const crowd = writers();
  const pausing = (async () => {
    while (!crowd.signal.aborted) {
      await paused(() => new Promise((resolve) => setTimeout(resolve, 30)));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  })();
  /** Alternates between the nodes, and to the primary now and then, with what the last answer told. */
  const wanderer = async (name: string): Promise<void> => {
    let last: Value = { value: 0, seen: nothingSeen };
    for (let i = 0; i < 150; i++) {
      const read = i % 10 === 0 ? valueOnPrimary : value;
      const now = await read(nodes[i % 2]!.replicas, `${name}${i}`, last.seen);
      expect(now.value).toBeGreaterThanOrEqual(last.value);
      last = now;
    }
  };
  /** Stays at one node and tells nothing. */
  const resident = async (name: string): Promise<void> => {
    let seen = 0;
    for (let i = 0; i < 300; i++) {
      if (i % 50 === 0) {
        const written = await increase();
        await nodes[0]!.replicas.wrote(name, nothingSeen);
        seen = Math.max(seen, written);
      }
      const now = (await value(nodes[0]!.replicas, name)).value;
      expect(now).toBeGreaterThanOrEqual(seen);
      seen = now;
    }
  };
  try {
    await Promise.all([wanderer('a'), wanderer('b'), wanderer('c'), resident('d'), resident('e')]);
  } finally {
    await crowd.stop();
    await pausing;
  }
  const answered = nodes.flatMap(({ replicas, replica }) => [replicas.primaryReads, replica.reads]);
  for (const reads of answered) expect(reads).toBeGreaterThan(0);
});

test('what a replica has shown the primary shows as well, though a commit is visible there later', async () => {
  const opened = open();
  const { replicas, primary } = opened;
  const { pool } = database.database;
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'ahead'))).toMatchObject({ replica: 1 });
  // so that its connection is there
  await valueOnPrimary(replicas, 'anybody');
  // commits wait for a standby that is not there: they are in the log and not visible
  await pool.query(`alter system set synchronous_standby_names = 'nobody'`);
  await pool.query('select pg_reload_conf()');
  const committing = await hidden();
  const { rows } = await pool.query(valueText);
  const before = Number(rows[0].value);
  await expect.poll(async () => (await value(replicas, 'ahead')).value).toBe(before + 1);
  const run = vi.spyOn(primary, 'run');
  const reading = valueOnPrimary(replicas, 'ahead');
  await expect.poll(() => run.mock.calls.length).toBeGreaterThan(0);
  await pool.query('alter system reset synchronous_standby_names');
  await pool.query('select pg_reload_conf()');
  expect((await reading).value).toBe(before + 1);
  await committing.written;
});

/** A write whose commit waits; those before the server has read its settings do not. */
async function hidden(): Promise<{ readonly written: Promise<number> }> {
  for (;;) {
    const done = new AbortController();
    const written = increase().finally(() => done.abort());
    while (!done.signal.aborted) {
      const waiting = await database.database.pool.query(`select from pg_stat_activity where wait_event = 'SyncRep'`);
      if (waiting.rowCount === 1) return { written };
    }
  }
}

test('a transaction that is open for long does not hold up reads of the primary', async () => {
  const opened = open();
  const { replicas, primary } = opened;
  await inUse(opened);
  const long = await database.database.pool.connect();
  await long.query('begin; create table unfinished (n int)');
  const written = await increase();
  await expect.poll(async () => (await value(replicas, 'patient')).value).toBe(written);
  await expect.poll(() => opened.counted(() => value(replicas, 'patient'))).toMatchObject({ replica: 1 });
  const run = vi.spyOn(primary, 'run');
  expect((await valueOnPrimary(replicas, 'patient')).value).toBe(written);
  // one look and the read
  expect(run).toHaveBeenCalledTimes(2);
  await long.query('rollback');
  long.release();
});

test('a position covers everything that was visible: a replica beyond it shows no less', async () => {
  const { replicas, replica } = open();
  const lanes = new Lanes({
    url: server.standby.urlOf(database.url),
    pointLanes: 1,
    pageLanes: 1,
    statementTimeoutMs: 5_000,
    maximumBytes: 1 << 20,
  });
  cleanups.push(() => lanes.close());
  await expect.poll(() => replica.fault).toBeUndefined();
  const crowd = writers();
  try {
    for (let i = 0; i < 100; i++) {
      // the even ones are answered by the primary, the others by the replica where it can
      const seen = await (i % 2 === 0 ? valueOnPrimary : value)(replicas, `c${i}`);
      for (;;) {
        const place = call(`select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text`);
        await lanes.run([place], 'point');
        if (Number(first(place)) >= seen.seen.position) break;
      }
      const there = call(valueText);
      await lanes.run([there], 'point');
      expect(Number(first(there))).toBeGreaterThanOrEqual(seen.value);
    }
  } finally {
    await crowd.stop();
  }
});

/** Takes long only where a test means to end it. */
const slowText = 'select pg_sleep(case when pg_is_in_recovery() then 20 else 0 end)::text';

/** A read that the replica is busy with until something ends it. */
async function slowRead(opened: Opened): Promise<{ pid: number; count: Call; counted: Promise<unknown> }> {
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ replica: 1 });
  const count = call('select count(*) from counter');
  const counted = opened.counted(() => opened.replicas.read([count, call(slowText)], 'page', 'slow', nothingSeen));
  let pid = 0;
  await expect
    .poll(async () => {
      const { rows } = await standby.pool.query(
        `select pid from pg_stat_activity where query = $1 and state = 'active'`,
        [slowText],
      );
      return (pid = rows[0]?.pid ?? 0);
    })
    .toBeGreaterThan(0);
  return { pid, count, counted };
}

test('a client that never pauses comes back to the replica, though others write all the time', async () => {
  const opened = open();
  const { replicas, replica } = opened;
  await inUse(opened);
  const crowd = writers();
  const readers = Array.from({ length: 8 }, async () => {
    while (!crowd.signal.aborted) await value(replicas, 'busy');
  });
  try {
    await valueOnPrimary(replicas, 'busy');
    await replicas.wrote('busy', nothingSeen);
    const before = replica.reads;
    await expect.poll(() => replica.reads).toBeGreaterThan(before + 100);
  } finally {
    await crowd.stop();
    await Promise.all(readers);
  }
});

test('a read that stands in the way of the replay is answered by the primary', async () => {
  const { count, counted } = await slowRead(open());
  await database.database.pool.query('begin; lock table counter in access exclusive mode; commit');
  expect(await counted).toEqual({ primary: 1, replica: 0, retries: 1 });
  expect(first(count)).toBe('1');
});

test('a read whose connection is ended, or that somebody cancels, is answered by the primary', async () => {
  for (const way of ['pg_terminate_backend', 'pg_cancel_backend']) {
    const { pid, count, counted } = await slowRead(open());
    await standby.pool.query(`select ${way}($1)`, [pid]);
    expect(await counted).toEqual({ primary: 1, replica: 0, retries: 1 });
    expect(first(count)).toBe('1');
  }
});

test('a read that takes all of its time is not tried twice', async () => {
  const opened = open({ statementTimeoutMs: 300 });
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ replica: 1 });
  await expect(opened.replicas.read([call(slowText)], 'page', 'late', nothingSeen)).rejects.toMatchObject({
    code: 'TIMEOUT',
  });
  expect(opened.replicas.retries).toBe(0);
});

test('a table that is not there yet is found on the primary', async () => {
  const opened = open();
  await inUse(opened);
  await paused(async () => {
    await database.database.pool.query('create table fresh as select 5 as n');
    const fresh = call('select n from fresh');
    expect(await opened.counted(() => opened.replicas.read([fresh], 'point', 'early', nothingSeen))).toEqual({
      primary: 1,
      replica: 0,
      retries: 1,
    });
    expect(first(fresh)).toBe('5');
  });
});

test('a replica that is too far behind is left out, and comes back by itself', async () => {
  const opened = open({ maximumLagMs: 300 });
  await inUse(opened);
  await paused(async () => {
    await increase();
    await expect.poll(() => opened.replica.fault?.en).toBe('it is more than 300 ms behind');
    expect(opened.replica.lagMs).toBeGreaterThan(300);
    expect(await opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ primary: 1, replica: 0 });
  });
  await inUse(opened);
  expect(opened.replica.lagMs).toBe(0);
});

test('a replica that dies in the middle is left out, and comes back by itself', async () => {
  const opened = open();
  const { count, counted } = await slowRead(opened);
  await server.standby.stop();
  expect(await counted).toEqual({ primary: 1, replica: 0, retries: 1 });
  expect(first(count)).toBe('1');
  await expect.poll(() => opened.replica.fault?.en).toBe('it cannot be reached');
  expect(await opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ primary: 1, replica: 0 });
  await server.standby.start();
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ replica: 1 });
});

/** A network before a server that a test can make fail. */
async function between(url: string): Promise<CuttableDatabase> {
  const network = await cuttableDatabase(url);
  cleanups.push(() => network.cut());
  return network;
}

test('a replica that takes bytes and says nothing is left out, its reads go to the primary, and it comes back', async () => {
  const network = await between(server.standby.urlOf(database.url));
  const opened = open({ url: network.url });
  const { replicas, replica } = opened;
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'anybody'))).toMatchObject({ replica: 1 });
  network.stall();
  const page = call(valueText);
  const reads = opened.counted(() =>
    // one on a connection that is there, one that has to wait for a connection
    Promise.all([value(replicas, 'anybody'), replicas.read([page], 'page', 'anybody', nothingSeen)]),
  );
  expect(await reads).toEqual({ primary: 2, replica: 0, retries: 2 });
  expect(replica.fault?.en).toBe('it cannot be reached');
  await network.restore();
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'anybody'))).toMatchObject({ replica: 1 });
});

test('closing does not wait for a replica that says nothing', async () => {
  const network = await between(server.standby.urlOf(database.url));
  const opened = open({ url: network.url });
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ replica: 1 });
  network.stall();
  await opened.replicas.close();
});

test('while the primary does not tell where it is nobody knows who lags: only it answers, and what it has by then all show', async () => {
  const network = await between(database.url);
  const opened = open({ watchedUrl: network.url, maximumLagMs: 1_000 });
  const { replicas, replica } = opened;
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'anybody'))).toMatchObject({ replica: 1 });
  await paused(async () => {
    network.stall();
    const written = await increase();
    await expect.poll(() => replica.fault?.en, { timeout: 20_000 }).toBe('the primary does not tell its position');
    expect((await value(replicas, 'anybody')).value).toBe(written);
    await network.restore();
    await expect.poll(() => replica.fault?.en, { timeout: 20_000, interval: 5 }).not.toMatch(/^the primary/);
    expect((await value(replicas, 'stranger')).value).toBe(written);
  });
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(replicas, 'anybody'))).toMatchObject({ replica: 1 });
});

test('what is no replica of this database is not used', async () => {
  const elsewhere = open({ url: inject('serverUrl') });
  const sibling = open({ url: server.standby.urlOf(server.url) });
  const itself = open({ url: database.url });
  const nobody = open({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const another = 'it is another database and not a replica of the primary';
  await expect.poll(() => elsewhere.replica.fault?.en).toBe(another);
  await expect.poll(() => sibling.replica.fault?.en).toBe(another);
  await expect.poll(() => itself.replica.fault?.en).toMatch(/^it does not follow the primary/);
  expect(nobody.replica).toMatchObject({ name: '127.0.0.1:1/none', fault: { en: 'it cannot be reached' } });
  for (const opened of [elsewhere, sibling, itself, nobody])
    expect(await opened.counted(() => value(opened.replicas, 'x'))).toMatchObject({ primary: 1, replica: 0 });
});

test('a replica that is promoted is not used from that moment, and what it answers is not either', async () => {
  const opened = open();
  await inUse(opened);
  await expect.poll(() => opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ replica: 1 });
  await server.standby.promote();
  expect(await opened.counted(() => value(opened.replicas, 'anybody'))).toMatchObject({ primary: 1, replica: 0 });
  await expect.poll(() => opened.replica.fault?.en).toMatch(/^it does not follow the primary/);
  await standby.pool.query('update counter set value = -1');
  expect((await value(opened.replicas, 'anybody')).value).toBeGreaterThan(0);
});
