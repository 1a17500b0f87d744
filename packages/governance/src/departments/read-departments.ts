import type { Title } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';

export interface DepartmentView {
  readonly code: string;
  readonly title: Title;
  readonly parent: string | null;
  readonly areas: readonly string[];
  readonly version: string;
}

/** A client of a department; keys are never shown again. */
export interface ClientView {
  readonly id: string;
  readonly department: string;
  readonly name: string;
  readonly state: string;
  readonly expiresAt: string | null;
  readonly addressRanges: readonly string[];
  readonly createdAt: string;
  readonly rotatedAt: string | null;
}

/** All departments, or one. */
export async function readDepartments(db: Kysely<any>, code?: string): Promise<readonly DepartmentView[]> {
  const { rows } = await sql<DepartmentView & { zh: string; en: string }>`
    select code, title_zh as zh, title_en as en, parent, areas, version from access.department
    where ${code === undefined ? sql`true` : sql`code = ${code}`} order by code`.execute(db);
  return rows.map(({ zh, en, ...row }) => ({ ...row, title: { zh, en } }));
}

/** Clients of a department, of all, or one by its id. */
export async function readClients(
  db: Kysely<any>,
  { department, id }: { readonly department?: string | null; readonly id?: string },
): Promise<readonly ClientView[]> {
  const { rows } = await sql<ClientView>`
    select id, department, name, state, expires_at as "expiresAt", address_ranges::text[] as "addressRanges",
      created_at as "createdAt", rotated_at as "rotatedAt"
    from access.client
    where ${department ? sql`department = ${department}` : sql`true`} and ${id === undefined ? sql`true` : sql`id = ${id}`}
    order by department, name, id`.execute(db);
  return rows;
}
