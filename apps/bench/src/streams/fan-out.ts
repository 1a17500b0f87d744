import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createClient, createDepartment, establishGrant } from '@gridweave/access';
import { config } from '@gridweave/app-server';
import { Event, history } from '@gridweave/core';
import { openDatabase, recordWriter } from '@gridweave/database';
import { buildModel, type RecordKey } from '@gridweave/kit';
import type { Kysely } from 'kysely';
import { openBench } from '../database.ts';
import { cpuOf, memoryOf } from '../load/cpu.ts';
import { start } from '../processes.ts';

export interface FanOut {
  readonly subscribers: number;
  readonly subscriptions: number;
  /** Changes in a second. */
  readonly rate: number;
  readonly seconds: number;
}

const DEPARTMENT = 'bench-followers';
const PORT = 6_310;
const WRITERS = 6;

/** Many subscribers share few subscriptions of one server; prints how long changes take to reach them all. */
export async function fanOut({ subscribers, subscriptions, rate, seconds }: FanOut): Promise<void> {
  const bench = await openBench({
    folder: '.gridweave/bench-community',
    url: process.env.DATABASE_URL,
    size: 'community',
  });
  const database = openDatabase({ url: bench.url });
  const { db } = database;
  const server = await start('gridweave', bench.url, PORT, bench.district);
  const key = await followerKey(db, bench.district);
  const { rows: events } = await database.pool.query<RecordKey>(
    'select street_code, id::text from core.event where street_code like $1 order by id limit 1000',
    [`${bench.district}%`],
  );
  const groups = Array.from({ length: subscriptions }, (_, i) =>
    events.filter((_event, n) => n % subscriptions === i).map(({ id }) => id),
  );
  const before = memoryOf(server.process.pid!);
  const child = fork(new URL('subscribers.ts', import.meta.url).pathname, [
    String(PORT),
    key,
    String(subscribers),
    JSON.stringify(groups),
  ]);
  const began = performance.now();
  await once(child, 'message');
  console.log(
    `${subscribers} subscribers on ${subscriptions} subscriptions opened in ${((performance.now() - began) / 1_000).toFixed(1)} s; ` +
      `the server has ${before.toFixed(0)} MB before, ${memoryOf(server.process.pid!).toFixed(0)} MB after`,
  );
  const ask = async (): Promise<{ latencies: number[]; closed: number }> => {
    child.send('tell');
    const [told] = (await once(child, 'message')) as [{ latencies: number[]; closed: number }];
    return told;
  };
  const cpuBefore = cpuOf(server.process.pid!);
  const total = rate * seconds;
  let written = 0;
  const from = performance.now();
  const write = async (): Promise<void> => {
    while (written < total) {
      const n = written++;
      const wait = from + (n / rate) * 1_000 - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      await db.transaction().execute(async (trx) => {
        const records = recordWriter(trx, { history, changedBy: null, source: 'bench' });
        await records.change(Event, events[n % events.length]!, { description: `@t${Date.now()} ${n}` });
      });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  const took = (performance.now() - from) / 1_000;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { latencies, closed } = await ask();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const expected = (written * subscribers) / subscriptions;
  console.log(
    `${(written / took).toFixed(0)} changes/s for ${took.toFixed(0)} s: ${latencies.length} of ${expected} messages arrived, ` +
      `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms after they were written; ${closed} streams were cut`,
  );
  console.log(
    `the server used ${(((cpuOf(server.process.pid!) - cpuBefore) / took) * 100).toFixed(0)} % of a core and has ${memoryOf(server.process.pid!).toFixed(0)} MB`,
  );
  child.kill();
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
  await database.close();
  await bench.stop();
}

/** A client of a department that may follow the events of the district. */
async function followerKey(db: Kysely<any>, district: string): Promise<string> {
  const known = await db.selectFrom('access.department').select('code').where('code', '=', DEPARTMENT).execute();
  if (known.length === 0) {
    await createDepartment(db, { code: DEPARTMENT, title: { zh: '订阅测试', en: 'Followers' }, areas: [district] });
    await establishGrant(
      db,
      buildModel(config.plugins),
      {
        department: DEPARTMENT,
        fields: ['Event.description', 'Event.stage'],
        access: 'full',
        operators: ['read', 'subscribe'],
        purpose: 'bench',
        legalBasis: 'bench',
      },
      { requester: 'bench-requester', approvers: ['bench-approver', 'bench-second-approver'] },
    );
  }
  return (await createClient(db, { department: DEPARTMENT, name: 'followers' })).key;
}
