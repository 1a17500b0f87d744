import type { Plugin, Table } from '@gridweave/kit';
import type { SmallCommunity } from './small-community.ts';

/**
 * What is wrong with the sample rows of a plugin: columns that do not exist, missing values of columns without null,
 * codes that no code table has, relations that lead nowhere. Empty when all is well.
 */
export function sampleFaults(plugin: Plugin, community: SmallCommunity): readonly string[] {
  return [
    ...plugin.tables.flatMap((table) => rowFaults(table, community)),
    ...plugin.fields.flatMap(({ type, side, fields }) =>
      Object.entries(fields).flatMap(([name, field]) => {
        const table = side?.table ?? type.table;
        if (!plugin.tables.includes(table)) return [];
        const where = `${type.name}.${name}`;
        if (field.kind === 'column' && typeof field.type !== 'string' && 'values' in field.type) {
          const codes = new Set<unknown>(field.type.values.map((value) => value.code));
          const wrong = valuesOf(community, table, field.column).filter((code) => code !== null && !codes.has(code));
          return wrong.length === 0 ? [] : [`${where} has no code ${String(wrong[0])}`];
        }
        return field.kind === 'one' ? danglingFaults(community, table, field.target.table, field.on, where) : [];
      }),
    ),
  ];
}

function rowFaults(table: Table<any>, community: SmallCommunity): readonly string[] {
  const rows = community.tables.get(table) ?? [];
  const where = `${table.schema}.${table.name}`;
  // what is not place-bound is a reference table, which a migration fills
  if (rows.length === 0) return table.place ? [`${where} has no sample rows`] : [];
  // these have defaults
  const given = new Set(['source', 'recorded_at', 'updated_at']);
  const required = Object.entries(table.columns as Table['columns'])
    .filter(([name, column]) => !column.nullable && !given.has(name) && column.type !== 'text[]')
    .map(([name]) => name);
  const unknown = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !(name in table.columns)));
  const lacking = required.filter((name) => rows.some((row) => row[name] === undefined || row[name] === null));
  const street = table.place?.street;
  const elsewhere = street !== undefined && rows.some((row) => row[street] !== community.streetCode);
  return [
    ...[...unknown].map((name) => `${where} has no column ${name}`),
    ...lacking.map((name) => `${where}.${name} is missing in a row`),
    ...(elsewhere ? [`${where} has rows of another street`] : []),
  ];
}

function danglingFaults(
  community: SmallCommunity,
  from: Table<any>,
  to: Table<any>,
  on: Readonly<Record<string, string>>,
  where: string,
): readonly string[] {
  const targets = community.tables.get(to);
  if (!targets) return [];
  const pairs = Object.entries(on);
  const known = new Set(targets.map((row) => pairs.map(([, column]) => String(row[column])).join('/')));
  const lost = (community.tables.get(from) ?? []).filter(
    (row) =>
      pairs.every(([column]) => row[column] !== null && row[column] !== undefined) &&
      !known.has(pairs.map(([column]) => String(row[column])).join('/')),
  );
  return lost.length === 0 ? [] : [`${where} leads nowhere in ${lost.length} sample rows`];
}

function valuesOf(community: SmallCommunity, table: Table<any>, column: string): readonly unknown[] {
  return (community.tables.get(table) ?? []).map((row) => row[column] ?? null);
}
