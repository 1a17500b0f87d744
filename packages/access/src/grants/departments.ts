import type { Title } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { areaLevelOf, minimalAreas } from '../policy/area.ts';
import { changePolicy, type PolicyGuard } from './change.ts';
import { refusedOne } from './refused.ts';

export interface NewDepartment {
  /** Lower-case words with hyphens: `public-security`. */
  readonly code: string;
  readonly title: Title;
  readonly parent?: string | null;
  /** Area codes of the jurisdiction, of any level. */
  readonly areas: readonly string[];
}

/** Adds a department. Its default access holds in its areas from then on. */
export async function createDepartment(db: Kysely<any>, department: NewDepartment, by = 'system'): Promise<void> {
  const { code, title, parent = null } = department;
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(code))
    throw refusedOne(
      `department ${code}`,
      '部门代码须为小写字母、数字与连字符',
      'a code is lower-case letters, digits and hyphens',
    );
  const areas = checkedAreas(`department ${code}`, department.areas);
  await changePolicy(db, { by, what: `department ${code} added` }, async (trx, version) => {
    if (parent !== null) await requireDepartment(trx, parent);
    const { rows } = await sql`
      insert into access.department (code, title_zh, title_en, parent, areas, version)
      values (${code}, ${title.zh}, ${title.en}, ${parent}, ${areas}::text[], 0) on conflict do nothing returning code`.execute(
      trx,
    );
    if (rows.length === 0)
      throw refusedOne(`department ${code}`, '部门代码已存在', 'the code is taken; choose another');
    await keepAreas(trx, code, areas, version);
    return { result: undefined, touched: [code] };
  });
}

/** Changes the jurisdiction of a department, and with it what all below it may reach. */
export async function setJurisdiction(
  db: Kysely<any>,
  code: string,
  areas: readonly string[],
  by = 'system',
  reason: string | null = null,
  guard?: PolicyGuard,
): Promise<void> {
  const checked = checkedAreas(`department ${code}`, areas);
  await changePolicy(db, { by, what: `jurisdiction of ${code} changed`, reason, guard }, (trx, version) =>
    updateJurisdiction(trx, code, checked, version),
  );
}

/** Changes a jurisdiction within a change of the policy. */
export async function updateJurisdiction(
  trx: Transaction<any>,
  code: string,
  areas: readonly string[],
  version: string,
): Promise<{ result: undefined; touched: readonly string[] }> {
  const checked = checkedAreas(`department ${code}`, areas);
  await requireDepartment(trx, code);
  await sql`update access.department set areas = ${checked}::text[] where code = ${code}`.execute(trx);
  await keepAreas(trx, code, checked, version);
  return { result: undefined, touched: [code] };
}

async function keepAreas(
  trx: Transaction<any>,
  code: string,
  areas: readonly string[],
  version: string,
): Promise<void> {
  await sql`
    insert into access.department_version (code, since_version, areas) values (${code}, ${version}::int8, ${areas}::text[])
    on conflict (code, since_version) do update set areas = excluded.areas`.execute(trx);
}

/** BAD_USER_INPUT when there is no such department. */
export async function requireDepartment(db: Kysely<any>, code: string): Promise<void> {
  const { rows } = await sql`select from access.department where code = ${code}`.execute(db);
  if (rows.length === 0)
    throw refusedOne(`department ${code}`, '部门不存在,请先登记', 'there is no such department; create it first');
}

/** The areas without those that lie in another one; BAD_USER_INPUT for what is no area. */
export function checkedAreas(where: string, areas: readonly string[]): readonly string[] {
  const wrong = areas.filter((area) => areaLevelOf(area) === undefined);
  if (wrong.length > 0 || areas.length === 0)
    throw refusedOne(
      where,
      `区域代码无效: ${wrong.join(', ') || '(空)'},须为 4、6、9、12 或 14 位数字`,
      `wrong area codes: ${wrong.join(', ') || '(none)'}; they have 4, 6, 9, 12 or 14 digits`,
    );
  return minimalAreas(areas);
}
