import { type Kysely, sql, type Transaction } from 'kysely';
import { commonAreas } from '../policy/area.ts';
import type { GrantConditions } from './conditions.ts';
import { requireDepartment } from './departments.ts';
import { type Fault, refusedOne } from './refused.ts';

/** Department and client exist and belong together, and the areas reach no further than those of the departments above. */
export async function requireParties(
  trx: Transaction<any>,
  { department, client, areas }: GrantConditions,
): Promise<void> {
  await requireDepartment(trx, department);
  await requireClientOf(trx, department, client);
  if (areas) await requireWithinParents(trx, department, areas);
}

/** BAD_USER_INPUT when the client, where there is one, is none of the department. */
export async function requireClientOf(
  trx: Kysely<any>,
  department: string,
  client: string | null | undefined,
): Promise<void> {
  if (client === null || client === undefined) return;
  const { rows } = await sql`select from access.client where id = ${client} and department = ${department}`.execute(
    trx,
  );
  if (rows.length === 0)
    throw refusedOne(
      `client ${client}`,
      `不是部门 ${department} 的客户端`,
      `it is no client of department ${department}`,
    );
}

async function requireWithinParents(
  trx: Transaction<any>,
  department: string,
  areas: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ code: string; areas: string[] }>`
    with recursive above as (
      select parent from access.department where code = ${department}
      union
      select d.parent from access.department as d join above on d.code = above.parent)
    select d.code, d.areas from access.department as d join above on d.code = above.parent`.execute(trx);
  const [fault] = outsideFaults(areas, rows);
  if (fault) throw refusedOne(fault.where, fault.zh, fault.en);
}

/** What of some areas lies outside those of the departments above. */
export function outsideFaults(
  areas: readonly string[],
  above: Iterable<{ readonly code: string; readonly areas: readonly string[] }>,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { code, areas: bounds } of above) {
    const outside = areas.filter((area) => commonAreas([area], bounds)?.[0] !== area);
    if (outside.length > 0)
      faults.push({
        where: 'areas',
        zh: `${outside.join('、')} 超出上级部门 ${code} 的范围(${bounds.join('、')}),下级的授权不可超出上级`,
        en: `${outside.join(', ')} lies outside ${bounds.join(', ')}, the areas of ${code} above it; a department never gets more than the one above`,
      });
  }
  return faults;
}
