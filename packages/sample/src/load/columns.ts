import type { Table } from '@gridweave/kit';
import { escapeIdentifier, type ClientBase } from 'pg';
import type { TableDefaults } from '../community/community-rows.ts';

/** Defaults of the columns of a table, worked out once; `now()` is noon of the day that the sample shows. */
export async function readDefaults(client: ClientBase, table: Table<any>, today: string): Promise<TableDefaults> {
  const { rows } = await client.query(
    `select a.attname as name, a.attidentity <> '' as identity, pg_get_expr(d.adbin, d.adrelid) as expression
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [nameOf(table)],
  );
  const missing: Record<string, string> = {};
  const identities: string[] = [];
  for (const { name, identity, expression } of rows as {
    name: string;
    identity: boolean;
    expression: string | null;
  }[]) {
    if (identity) identities.push(name);
    else if (expression !== null) {
      if (/\b(now\(\)|current_timestamp)/i.test(expression)) missing[name] = `${today}T04:00:00Z`;
      else missing[name] = (await client.query(`select (${expression})::text as value`)).rows[0].value as string;
    }
  }
  return { missing, identities };
}

/** `"core"."house"` */
export function nameOf(table: Table<any>): string {
  return `${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}`;
}
