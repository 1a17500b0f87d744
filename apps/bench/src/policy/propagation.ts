import { establishGrant, revokeGrant } from '@gridweave/access';
import { config } from '@gridweave/app-server';
import { openDatabase } from '@gridweave/database';
import { buildModel } from '@gridweave/kit';
import { openBench } from '../database.ts';
import { start } from '../processes.ts';

const document = JSON.stringify({ query: '{ persons(first: 1) { nodes { workplace } } }' });

/** Grants and revokes one field again and again while two servers are asked for it; prints when each change was in force. */
export async function propagation(changes: number): Promise<void> {
  const bench = await openBench({
    folder: '.gridweave/bench-community',
    url: process.env.DATABASE_URL,
    size: 'community',
  });
  const servers = [
    await start('gridweave', bench.url, 6_300, bench.district),
    await start('gridweave', bench.url, 6_301, bench.district),
  ];
  const database = openDatabase({ url: bench.url });
  const model = buildModel(config.plugins);
  await database.pool.query(
    `update access.data_grant set state = 'revoked', until_version = (select version from access.policy_version)
     where department = 'bench' and 'Person.workplace' = any(fields) and state = 'active'`,
  );
  const isAnswered = async (at: number): Promise<boolean> => {
    const { port, key } = servers[at]!;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: document,
    });
    return !(await response.text()).includes('FIELD_NOT_GRANTED');
  };
  /** Milliseconds from the commit to the first answer that is as wanted, on each server. */
  const until = (wanted: boolean, committed: number): Promise<number[]> =>
    Promise.all(
      servers.map(async (_, at) => {
        while ((await isAnswered(at)) !== wanted);
        return performance.now() - committed;
      }),
    );
  const granted: number[] = [];
  const revoked: number[] = [];
  const grant = (): Promise<string> =>
    establishGrant(
      database.db,
      model,
      {
        department: 'bench',
        fields: ['Person.workplace'],
        access: 'full',
        operators: ['read'],
        purpose: 'bench',
        legalBasis: 'bench',
      },
      { requester: 'bench-requester', approvers: ['bench-approver', 'bench-second-approver'] },
    );
  for (let i = -3; i < changes; i++) {
    const id = await grant();
    const up = await until(true, performance.now());
    await revokeGrant(database.db, id, 'bench-approver', 'bench');
    const down = await until(false, performance.now());
    if (i < 0) continue;
    granted.push(...up);
    revoked.push(...down);
  }
  console.log(`from the commit of a grant to the first answer:          ${summary(granted)}`);
  console.log(`from the commit of a revocation to the first refusal:    ${summary(revoked)}`);
  await database.close();
  for (const server of servers) server.process.kill('SIGTERM');
  await new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
  await bench.stop();
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms (${times.length} measurements on two servers)`;
}
