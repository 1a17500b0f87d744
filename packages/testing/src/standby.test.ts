import { openDatabase } from '@gridweave/database';
import { expect, inject, test } from 'vitest';

import { startReplicated } from './standby.ts';

test('a standby follows its primary, and lags while it is paused', async () => {
  const server = await startReplicated();
  const primary = openDatabase({ url: server.url });
  const standby = openDatabase({ url: server.standby.urlOf(server.url) });
  try {
    const wanted = /\d+$/.exec(inject('installedPostgres') ?? '18')![0];
    expect((await standby.pool.query('show server_version')).rows[0].server_version).toMatch(
      new RegExp(`^${wanted}\\.`),
    );
    await primary.pool.query('create table followed as select 1 as n');
    await expect
      .poll(() =>
        standby.pool.query('select n from followed').then(
          (r) => r.rows,
          () => 'not yet',
        ),
      )
      .toEqual([{ n: 1 }]);
    await server.standby.pause();
    await expect
      .poll(async () => (await standby.pool.query('select pg_get_wal_replay_pause_state() as state')).rows[0].state)
      .toBe('paused');
    await primary.pool.query('insert into followed values (2)');
    expect((await standby.pool.query('select n from followed')).rows).toEqual([{ n: 1 }]);
    await server.standby.resume();
    await expect.poll(async () => (await standby.pool.query('select n from followed')).rowCount).toBe(2);
  } finally {
    await primary.close();
    await standby.close();
    await server.close();
  }
});
