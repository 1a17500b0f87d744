import { createHash } from 'node:crypto';

// PostgreSQL cuts longer identifiers silently
const identifierBytes = 63;

/**
 * The role under which a plugin's SQL runs. Roles belong to the whole server: databases of one user share a role, which
 * owns in each of them the schema of the plugin, and those of different users have different ones, since only who
 * made a role may use it.
 */
export function roleName(user: string, schema: string): string {
  const name = `gridweave_${shortHash(user, 8)}_${schema}`;
  return Buffer.byteLength(name) <= identifierBytes ? name : `gridweave_${shortHash(`${user}\0${schema}`, 40)}`;
}

function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
