import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { findBinaries, inFolder } from './binaries.ts';
import { isLocked } from './lock.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';

const SETTLED_MS = 60_000;

/**
 * Removes the folders of servers that held nothing worth keeping and whose processes were killed: those in `parent`
 * whose name begins with `prefix`, that no living process holds. Servers that still run in them are stopped first.
 */
export async function discardLeftovers(parent: string, prefix: string): Promise<string[]> {
  const removed: string[] = [];
  for (const name of readdirSync(parent)) {
    const folder = path.join(parent, name);
    if (!name.startsWith(prefix) || !isOldOwnFolder(folder) || isLocked(folder)) continue;
    const pgData = path.join(folder, 'postgres');
    const running = findPostmaster(pgData);
    if (running !== undefined) await stopPostmaster(running.pid, inFolder(findBinaries().native), pgData);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    removed.push(folder);
  }
  return removed;
}

// another run may have made its folder just now and not have locked it yet
function isOldOwnFolder(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory()) return false;
  const own = process.getuid?.();
  return (own === undefined || stat.uid === own) && Date.now() - stat.mtimeMs > SETTLED_MS;
}
