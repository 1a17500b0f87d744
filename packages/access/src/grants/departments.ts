import type { Title } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { areaLevelOf, minimalAreas } from '../policy/area.ts';
import { changePolicy } from './change.ts';
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
export async function createDepartment(db: Kysely<any>, department: NewDepartment): Promise<void> {
  const { code, title, parent = null } = department;
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(code))
    throw refusedOne(
      `department ${code}`,
      '部门代码须为小写字母、数字与连字符',
      'a code is lower-case letters, digits and hyphens',
    );
  const areas = checkedAreas(`department ${code}`, department.areas);
  await changePolicy(db, async (trx) => {
    if (parent !== null) await requireDepartment(trx, parent);
    const { rows } = await sql`
      insert into access.department (code, title_zh, title_en, parent, areas, version)
      values (${code}, ${title.zh}, ${title.en}, ${parent}, ${areas}::text[], 0) on conflict do nothing returning code`.execute(
      trx,
    );
    if (rows.length === 0)
      throw refusedOne(`department ${code}`, '部门代码已存在', 'the code is taken; choose another');
    return { result: undefined, touched: [code] };
  });
}

/** Changes the jurisdiction of a department, and with it what all below it may reach. */
export async function setJurisdiction(db: Kysely<any>, code: string, areas: readonly string[]): Promise<void> {
  const checked = checkedAreas(`department ${code}`, areas);
  await changePolicy(db, async (trx) => {
    await requireDepartment(trx, code);
    await sql`update access.department set areas = ${checked}::text[] where code = ${code}`.execute(trx);
    return { result: undefined, touched: [code] };
  });
}

/** BAD_USER_INPUT when there is no such department. */
export async function requireDepartment(db: Kysely<any>, code: string): Promise<void> {
  const { rows } = await sql`select from access.department where code = ${code}`.execute(db);
  if (rows.length === 0)
    throw refusedOne(`department ${code}`, '部门不存在,请先登记', 'there is no such department; create it first');
}

function checkedAreas(where: string, areas: readonly string[]): readonly string[] {
  const wrong = areas.filter((area) => areaLevelOf(area) === undefined);
  if (wrong.length > 0 || areas.length === 0)
    throw refusedOne(
      where,
      `区域代码无效: ${wrong.join(', ') || '(空)'},须为 4、6、9、12 或 14 位数字`,
      `wrong area codes: ${wrong.join(', ') || '(none)'}; they have 4, 6, 9, 12 or 14 digits`,
    );
  return minimalAreas(areas);
}
