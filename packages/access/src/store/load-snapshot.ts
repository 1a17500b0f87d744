import type { Operator } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DenialFacts, DepartmentFacts, GrantFacts } from '../policy/facts.ts';
import type { AdminFacts, ClientFacts, CredentialFacts, Snapshot, VersionedDepartment } from './snapshot.ts';

/** The version of the last change of permissions. */
export async function readVersion(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version from access.policy_version`.execute(db);
  return rows[0]!.version;
}

/** All rules, read at one moment. */
export async function loadSnapshot(db: Kysely<any>): Promise<Snapshot> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const version = await readVersion(trx);
      const { rows: defaults } = await sql<{ enabled: boolean; except: string[]; minimum: number }>`
        select enabled, except_fields as except, minimum_group as minimum from access.default_policy`.execute(trx);
      const { enabled, except, minimum } = defaults[0]!;
      return {
        version,
        departments: await loadDepartments(trx),
        clients: await loadClients(trx),
        admins: await loadAdmins(trx),
        grants: await loadGrants(trx),
        denials: await loadDenials(trx),
        defaults: { enabled, except },
        minimumGroup: minimum,
      };
    });
}

async function loadDepartments(trx: Transaction<any>): Promise<ReadonlyMap<string, VersionedDepartment>> {
  const { rows } = await sql<{
    code: string;
    zh: string;
    en: string;
    parent: string | null;
    areas: string[];
    pseudonymKey: string;
    version: string;
  }>`
    select code, title_zh as zh, title_en as en, parent, areas, pseudonym_key as "pseudonymKey", version
    from access.department`.execute(trx);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const above = (code: string | null): DepartmentFacts['parent'] => {
    const row = code === null ? undefined : byCode.get(code);
    return row ? { areas: row.areas, parent: above(row.parent) } : null;
  };
  return new Map(
    rows.map(({ code, zh, en, parent, areas, pseudonymKey, version }) => [
      code,
      { code, title: { zh, en }, areas, parent: above(parent), pseudonymKey, version },
    ]),
  );
}

const credentialColumns = sql`id, name, key_hash as "keyHash", state, ${milliseconds('expires_at')} as "expiresAt",
  address_ranges::text[] as "addressRanges"`;

async function loadClients(trx: Transaction<any>): Promise<ReadonlyMap<string, ClientFacts>> {
  const { rows } = await sql<ClientFacts>`select ${credentialColumns}, department from access.client`.execute(trx);
  return byId(rows);
}

async function loadAdmins(trx: Transaction<any>): Promise<ReadonlyMap<string, AdminFacts>> {
  const { rows } = await sql<AdminFacts>`select ${credentialColumns}, roles from access.admin`.execute(trx);
  return byId(rows);
}

async function loadGrants(trx: Transaction<any>): Promise<ReadonlyMap<string, readonly GrantFacts[]>> {
  const { rows } = await sql<GrantFacts & { operators: Operator[] }>`
    select id, department, client, state, fields, access, mask, operators, areas, scopes,
      ${milliseconds('valid_from')} as "validFrom", ${milliseconds('valid_until')} as "validUntil"
    from access.data_grant where state = 'active' order by id`.execute(trx);
  const byDepartment = new Map<string, GrantFacts[]>();
  for (const row of rows) {
    const list = byDepartment.get(row.department);
    if (list) list.push(row);
    else byDepartment.set(row.department, [row]);
  }
  return byDepartment;
}

async function loadDenials(trx: Transaction<any>): Promise<readonly DenialFacts[]> {
  const { rows } = await sql<DenialFacts>`
    select id, department, client, fields, operators, areas, scopes,
      ${milliseconds('valid_from')} as "validFrom", ${milliseconds('valid_until')} as "validUntil"
    from access.denial where lifted_at is null order by id`.execute(trx);
  return rows;
}

function milliseconds(column: string) {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
}

function byId<T extends CredentialFacts>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
