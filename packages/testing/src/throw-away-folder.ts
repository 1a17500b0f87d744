import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How the names of data folders begin that hold nothing worth keeping; later runs remove what killed ones left. */
export const throwAwayPrefix = 'gridweave-tests-';

/** Makes a data folder for a server of tests. */
export function throwAwayFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), throwAwayPrefix));
  // root's PostgreSQL runs as another user, who has to pass
  chmodSync(folder, 0o755);
  return folder;
}
