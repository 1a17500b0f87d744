import { type Kysely, sql } from 'kysely';
import { roleName } from './role-name.ts';

/** Who is connected, and whether it can run SQL under other roles. */
export interface Connected {
  readonly user: string;
  readonly superuser: boolean;
  readonly makesRoles: boolean;
  /** `server_version_num` */
  readonly version: number;
}

export async function whoIsConnected(db: Kysely<any>): Promise<Connected> {
  const { rows } = await sql<Connected>`
    select rolname as user, rolsuper as superuser, rolsuper or rolcreaterole as "makesRoles",
      current_setting('server_version_num')::int4 as version
    from pg_catalog.pg_roles where rolname = current_user`.execute(db);
  return rows[0]!;
}

/** The role of a schema, made when it is missing; undefined when the connection may not make roles. */
export async function ensureRole(db: Kysely<any>, connected: Connected, schema: string): Promise<string | undefined> {
  const role = roleName(connected.user, schema);
  const usable = async (): Promise<boolean | undefined> => {
    const { rows } = await sql<{ usable: boolean }>`
      select pg_catalog.pg_has_role(oid, ${connected.version >= 160_000 ? 'SET' : 'MEMBER'})
        and pg_catalog.pg_has_role(oid, 'USAGE') as usable
      from pg_catalog.pg_roles where rolname = ${role}`.execute(db);
    return rows[0]?.usable;
  };
  const state = await usable();
  if (state) return role;
  if (!connected.makesRoles) return undefined;
  if (state === undefined) await tolerating(sql`create role ${sql.id(role)} nologin noinherit`.execute(db));
  if (!connected.superuser)
    await tolerating(
      sql`grant ${sql.id(role)} to current_user ${connected.version >= 160_000 ? sql`with inherit true, set true` : sql``}`.execute(
        db,
      ),
    );
  return (await usable()) ? role : undefined;
}

/** Another database of the server may do the same at this moment; what came of it is asked afterwards. */
async function tolerating(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const meanwhile = code === '42710' || code === '23505' || message?.includes('tuple concurrently updated') === true;
    // 42501: not ours to make or to use
    if (!meanwhile && code !== '42501') throw error;
  }
}

/** The role that owns a schema and its tables already, for connections that find all in place. */
export async function roleInForce(db: Kysely<any>, connected: Connected, schema: string): Promise<string | undefined> {
  const role = roleName(connected.user, schema);
  const { rows } = await sql`
    select from pg_catalog.pg_namespace n join pg_catalog.pg_roles r on r.oid = n.nspowner
    where n.nspname = ${schema} and r.rolname = ${role} and pg_catalog.pg_has_role(r.oid, 'MEMBER')`.execute(db);
  return rows.length > 0 ? role : undefined;
}
