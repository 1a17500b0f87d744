import { sql, type Transaction } from 'kysely';
import { commonAreas } from '../policy/area.ts';
import type { GrantConditions } from './conditions.ts';
import { requireDepartment } from './departments.ts';
import { refusedOne } from './refused.ts';

/** Department and client exist and belong together, and the areas reach no further than those of the departments above. */
export async function requireParties(
  trx: Transaction<any>,
  { department, client, areas }: GrantConditions,
): Promise<void> {
  await requireDepartment(trx, department);
  if (client !== null && client !== undefined) {
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
  if (areas) await requireWithinParents(trx, department, areas);
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
  for (const above of rows) {
    const outside = areas.filter((area) => commonAreas([area], above.areas)?.[0] !== area);
    if (outside.length > 0)
      throw refusedOne(
        'areas',
        `${outside.join('、')} 超出上级部门 ${above.code} 的范围(${above.areas.join('、')}),下级的授权不可超出上级`,
        `${outside.join(', ')} lies outside ${above.areas.join(', ')}, the areas of ${above.code} above it; a department never gets more than the one above`,
      );
  }
}
