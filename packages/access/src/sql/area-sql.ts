import type { Place, Table } from '@gridweave/kit';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { areaCodeLengths, areaLevelOf } from '../policy/area.ts';

/** How an area is decided where the table has no column of its level. */
type Coarser = 'none' | 'around';

/**
 * Rows of a place-bound table in one of the areas. Cities and districts are ranges over the street column, which is
 * collated "C". With `around`, an area finer than what the table or the row tells stands for the smallest one around it
 * that can be decided: for exceptions, which may take more but never less.
 */
export function areasSql(
  areas: readonly string[],
  table: Table<any>,
  alias: string,
  coarser: Coarser,
): RawBuilder<SqlBool> | false {
  const place = table.place!;
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  const lists = new Map<string, Set<string>>();
  const ranges = new Map<string, Set<string>>();
  for (const area of areas) {
    const test = testOf(area, place, coarser);
    if (!test) continue;
    const byColumn = test.prefix ? ranges : lists;
    byColumn.set(test.column, (byColumn.get(test.column) ?? new Set()).add(test.code));
  }
  const parts: RawBuilder<SqlBool>[] = [];
  if (coarser === 'around')
    for (const [name, codes] of [...ranges, ...lists]) {
      if (!table.columns[name].nullable) continue;
      const around = areasSql([...codes].map(areaAround), table, alias, coarser);
      parts.push(sql<SqlBool>`(${column(name)} is null and ${around})`);
    }
  for (const [name, codes] of ranges)
    for (const code of codes)
      parts.push(sql<SqlBool>`(${column(name)} >= ${code} and ${column(name)} < ${afterPrefix(code)})`);
  for (const [name, codes] of lists) {
    const list = [...codes];
    const test = sql<SqlBool>`${column(name)} = any(${list}::text[])`;
    if (name === place.street || coarser === 'around') parts.push(test);
    else {
      // the street as well, so that PostgreSQL prunes partitions
      const streets = [...new Set(list.map((code) => code.slice(0, areaCodeLengths.street)))];
      parts.push(sql<SqlBool>`(${column(place.street)} = any(${streets}::text[]) and ${test})`);
    }
  }
  if (parts.length === 0) return false;
  return parts.length === 1 ? parts[0]! : sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

interface Test {
  readonly column: string;
  readonly code: string;
  readonly prefix: boolean;
}

function testOf(area: string, place: Place, coarser: Coarser): Test | undefined {
  switch (areaLevelOf(area)) {
    case undefined:
      return undefined;
    case 'city':
    case 'district':
      return { column: place.street, code: area, prefix: true };
    case 'street':
      return { column: place.street, code: area, prefix: false };
    case 'community':
      if (place.community) return { column: place.community, code: area, prefix: false };
      if (place.grid) return { column: place.grid, code: area, prefix: true };
      break;
    case 'grid':
      if (place.grid) return { column: place.grid, code: area, prefix: false };
      if (coarser === 'around') return testOf(area.slice(0, areaCodeLengths.community), place, coarser);
      break;
  }
  return coarser === 'around' ? testOf(area.slice(0, areaCodeLengths.street), place, coarser) : undefined;
}

/** The community of a grid, the street of a community. */
function areaAround(code: string): string {
  return code.slice(0, code.length === areaCodeLengths.grid ? areaCodeLengths.community : areaCodeLengths.street);
}

/** The first text after all that start with the prefix. */
function afterPrefix(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
