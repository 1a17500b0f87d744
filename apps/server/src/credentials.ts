import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface ClientKey {
  readonly department: string;
  readonly key: string;
}

export interface AdminKey {
  readonly role: string;
  readonly name: string;
  readonly key: string;
}

/** Keys of the sample city: one client per department, one admin per role, two approvers. */
export interface Keys {
  readonly clients: readonly ClientKey[];
  readonly admins: readonly AdminKey[];
}

/** The file that keeps the keys of the sample city, as other tools read it. */
export interface Credentials extends Keys {
  readonly graphql: string;
  readonly admin: string;
  readonly console: string;
}

/** Where the file is. */
export function credentialsPath(dataFolder: string): string {
  return path.resolve(dataFolder, 'sample-credentials.json');
}

/** The keys that the file holds; none when it is not there or cannot be read. */
export function readKeys(file: string): Keys {
  try {
    const { clients, admins } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Keys>;
    return { clients: Array.isArray(clients) ? clients : [], admins: Array.isArray(admins) ? admins : [] };
  } catch {
    return { clients: [], admins: [] };
  }
}

/** The known keys with the new ones in place of those of the same department or admin. */
export function mergeKeys(known: Keys, made: Keys): Keys {
  return {
    clients: [...new Map([...known.clients, ...made.clients].map((one) => [one.department, one])).values()],
    admins: [...new Map([...known.admins, ...made.admins].map((one) => [one.name, one])).values()],
  };
}

/** Writes the file for its owner's eyes only; a reader sees the old or the new one, never half of it. */
export function writeCredentials(file: string, url: string, { clients, admins }: Keys): void {
  const credentials: Credentials = {
    graphql: `${url}/graphql`,
    admin: `${url}/admin/graphql`,
    console: `${url}/console`,
    clients,
    admins,
  };
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.next`;
  writeFileSync(next, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  // a file of that name that was there keeps its mode otherwise
  chmodSync(next, 0o600);
  renameSync(next, file);
}
