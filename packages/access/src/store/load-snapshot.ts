import { type Kysely, sql, type Transaction } from 'kysely';
import { loadRules } from '../rules/load-rules.ts';
import type { AdminFacts, ClientFacts, Snapshot } from './snapshot.ts';

/** All rules and keys, read at one moment; what did not change since `known` is taken from it. */
export async function loadSnapshot(db: Kysely<any>, known?: Snapshot): Promise<Snapshot> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => ({
      ...(await loadRules(trx, known)),
      clients: await loadClients(trx),
      admins: await loadAdmins(trx),
    }));
}

const credentialColumns = sql`id, name, key_hash as "keyHash", state,
  (extract(epoch from expires_at) * 1000)::float8 as "expiresAt", address_ranges::text[] as "addressRanges"`;

async function loadClients(trx: Transaction<any>): Promise<ReadonlyMap<string, ClientFacts>> {
  const { rows } = await sql<ClientFacts>`select ${credentialColumns}, department from access.client`.execute(trx);
  return byId(rows);
}

async function loadAdmins(trx: Transaction<any>): Promise<ReadonlyMap<string, AdminFacts>> {
  const { rows } = await sql<AdminFacts>`
    select ${credentialColumns}, roles, issuer, subject, owner from access.admin`.execute(trx);
  return byId(rows);
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
