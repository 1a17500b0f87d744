import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { discardLeftovers, startEmbedded, sweepCopies, throwAwayFlags, waitForDatabase } from '@gridweave/database';
import type { TestProject } from 'vitest/node';

import { throwAwayFolder, throwAwayPrefix } from './throw-away-folder.ts';

const exitNow = (): never => process.exit(1);

/**
 * vitest's globalSetup: the server of TEST_DATABASE_URL or DATABASE_URL, otherwise an embedded one for this run. TEST_POSTGRES is
 * the folder of an installed PostgreSQL for tests that start servers and standbys of their own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('installedPostgres', process.env['TEST_POSTGRES'] || undefined);
  const given = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    await waitForDatabase(given);
    await sweepCopies(given);
    project.provide('serverUrl', given);
    return async () => {};
  }
  await discardLeftovers(tmpdir(), throwAwayPrefix);
  const dataDir = throwAwayFolder();
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
  const embedded = await startEmbedded({ dataDir, flags: throwAwayFlags }).catch((error: unknown) => {
    remove();
    throw error;
  });
  // vitest ends the process by itself after Ctrl-C, but not after these
  process.once('SIGTERM', exitNow);
  process.once('SIGHUP', exitNow);
  // after the server was asked to stop, which is registered before; while it stops it still writes
  const removeAtExit = (): void => {
    // rmSync may give up without an error
    for (let tries = 0; tries < 50 && existsSync(dataDir); tries++) {
      try {
        remove();
      } catch {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      }
    }
  };
  process.once('exit', removeAtExit);
  project.provide('serverUrl', embedded.url);
  return async () => {
    process.off('SIGTERM', exitNow);
    process.off('SIGHUP', exitNow);
    process.off('exit', removeAtExit);
    await embedded.stop();
    remove();
  };
}
