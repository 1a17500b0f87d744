import type { PoolClient } from 'pg';
import type { EncodedTable } from '../community/community-rows.ts';
import { copyBytes } from '../copy/index.ts';

/** A community's rows as bytes. */
export interface EncodedCommunity {
  readonly code: string;
  readonly tables: readonly EncodedTable[];
}

/** Writes a community in one transaction: all of it or nothing. */
export async function loadCommunity(client: PoolClient, community: EncodedCommunity): Promise<void> {
  await client.query('begin');
  let count = 0;
  for (const { table, chunks } of community.tables) count += await copyBytes(client, table, chunks);
  await client.query('insert into sample.community (code, row_count) values ($1, $2)', [community.code, count]);
  await client.query('commit');
}
