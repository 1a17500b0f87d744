import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'gridweave-data.json';

/** What Gridweave remembers about a data folder; its presence is what makes the folder ours. */
export interface FolderSettings {
  readonly format: 1;
  /** False until PostgreSQL's files were completely made once. */
  readonly initialised: boolean;
  readonly port?: number;
  /** Where PostgreSQL's files are, when the OS user that runs it cannot enter the data folder. */
  readonly place?: string;
  /** The flags of the server that was last started. */
  readonly flags?: readonly string[];
}

/** The settings of a folder; undefined when there are none, null when they cannot be read. */
export function readSettings(dataDir: string): FolderSettings | undefined | null {
  let text: string;
  try {
    text = readFileSync(path.join(dataDir, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const found = JSON.parse(text) as FolderSettings | null;
    return found?.format === 1 ? found : null;
  } catch {
    return null;
  }
}

/** Writes the settings so that a reader sees the old ones or the new ones, never half of them. */
export function writeSettings(dataDir: string, settings: FolderSettings): void {
  const file = path.join(dataDir, FILE);
  const next = `${file}.next`;
  writeFileSync(next, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o644 });
  renameSync(next, file);
}
