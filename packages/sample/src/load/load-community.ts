import type { Table } from '@gridweave/kit';
import type { PoolClient } from 'pg';
import type { CommunityRows } from '../community/community-rows.ts';
import { copyBytes, tableText } from '../copy/index.ts';
import type { TableDefaults } from './columns.ts';

/** A community's rows as bytes, and how many they are. */
export interface EncodedCommunity {
  readonly code: string;
  readonly tables: readonly { readonly table: Table<any>; readonly rows: number; readonly chunks: readonly Buffer[] }[];
}

/** Turns the rows into what COPY takes, table by table; gives back control in between. */
export function* encodeCommunity(
  rows: CommunityRows,
  defaultsOf: (table: Table<any>) => TableDefaults,
): Generator<void, EncodedCommunity> {
  const tables = [];
  for (const [table, list] of rows.tables) {
    const { missing, identities } = defaultsOf(table);
    const ids = Object.fromEntries(identities.map((column) => [column, () => rows.nextId(table)]));
    tables.push({ table, rows: list.length, chunks: tableText(table, list, { ...missing, ...ids }) });
    yield;
  }
  return { code: rows.code, tables };
}

/** Writes a community in one transaction: all of it or nothing. */
export async function loadCommunity(client: PoolClient, community: EncodedCommunity): Promise<void> {
  await client.query('begin');
  let count = 0;
  for (const { table, chunks } of community.tables) count += await copyBytes(client, table, chunks);
  await client.query('insert into sample.community (code, row_count) values ($1, $2)', [community.code, count]);
  await client.query('commit');
}
