import { createDepartment, openPolicyStore } from '@gridweave/access';
import { config } from '@gridweave/app-server';
import { migrate, openDatabase, startEmbedded } from '@gridweave/database';
import { buildModel } from '@gridweave/kit';
import { migrationSources } from '@gridweave/server';

const departments = 40;
const grants = 5_000;

/** One grant at a time in a policy of 40 departments and 5,000 grants: how long until it is compiled, and the memory. */
export async function recompilation(changes: number): Promise<void> {
  const embedded = await startEmbedded({ dataDir: '.gridweave/bench-policy' });
  const database = openDatabase({ url: embedded.url });
  await migrate(database, migrationSources(config.plugins));
  const model = buildModel(config.plugins);
  const fields = [...model.types.values()]
    .flatMap((type) => [...type.fields.values()])
    .filter(({ label, name }) => label.sharing === 'conditional' && name !== 'id')
    .map(({ coordinate }) => coordinate);
  const codes = Array.from({ length: departments }, (_, i) => `bench-${i}`);
  const { rows: there } = await database.pool.query(`select code from access.department`);
  for (const code of codes)
    if (!there.some((row) => row.code === code))
      await createDepartment(database.db, { code, title: { zh: code, en: code }, areas: ['4403'] });
  await database.pool.query(`delete from access.data_grant where requested_by = 'bench'`);
  await database.pool.query(
    `insert into access.data_grant (id, department, state, fields, access, operators, areas, scopes, purpose, legal_basis,
       requested_by, approved_by, since_version)
     select 'bench-' || i, 'bench-' || i % $1, 'active', array(select f from unnest($3::text[]) with ordinality as t (f, n) where n % 97 = i % 97 limit 8),
       'full', '{read}', array['4403' || lpad((i % 9 + 3)::text, 2, '0')], '{}', 'b', 'b', 'bench', 'other',
       (select version from access.policy_version)
     from generate_series(1, $2) as i`,
    [departments, grants, fields],
  );
  await database.pool.query(`update access.department set version = (select version from access.policy_version)`);
  const store = await openPolicyStore({ plugins: config.plugins, database, onError: console.error });
  const compileAll = (): number => {
    const began = performance.now();
    for (const code of codes) store.policyOf(code);
    return performance.now() - began;
  };
  console.log(
    `${departments} departments, ${model.types.size} types with ${[...model.types.values()].reduce((n, t) => n + t.fields.size, 0)} fields, ${grants} grants: all policies compiled in ${compileAll().toFixed(0)} ms`,
  );
  const compiled: number[] = [];
  const whole: number[] = [];
  const memory: number[] = [];
  for (let i = 0; i < changes; i++) {
    const code = codes[i % departments]!;
    const client = await database.pool.connect();
    await client.query('begin');
    const { rows } = await client.query('update access.policy_version set version = version + 1 returning version');
    const { version } = rows[0];
    await client.query(`update access.data_grant set areas = array[$2::text] where id = $1`, [
      `bench-${(i % grants) + 1}`,
      i % 2 === 0 ? '440304' : '440305',
    ]);
    await client.query('update access.department set version = $1 where code = $2', [version, code]);
    await client.query(`select pg_notify('gridweave_policy', $1)`, [version]);
    const began = performance.now();
    await client.query('commit');
    client.release();
    await store.caughtUp(version);
    const seen = performance.now();
    // only the one that changed is compiled again; the others are the same objects
    for (const other of codes) store.policyOf(other);
    const done = performance.now();
    compiled.push(done - seen);
    whole.push(done - began);
    if (i % 100 === 99) {
      globalThis.gc?.();
      memory.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
  }
  const at = (list: readonly number[], share: number): string =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length * share)]!.toFixed(1);
  console.log(`recompiling after a change: p50 ${at(compiled, 0.5)} ms, p99 ${at(compiled, 0.99)} ms`);
  console.log(`from the commit to the new policy, with loading: p50 ${at(whole, 0.5)} ms, p99 ${at(whole, 0.99)} ms`);
  console.log(`heap in MB after each 100 of ${changes} changes: ${memory.map((mb) => mb.toFixed(0)).join(' ')}`);
  await store.close();
  await database.close();
  await embedded.stop();
}
