import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Table } from '@gridweave/kit';
import { escapeIdentifier, type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Sends what a table writer wrote, and takes it out of `chunks`; returns how many rows arrived. */
export async function copyBytes(client: ClientBase, table: Table<any>, chunks: Buffer[]): Promise<number> {
  const columns = Object.keys(table.columns).map((column) => escapeIdentifier(column));
  const target = `${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}`;
  const stream = client.query(copyFrom(`copy ${target} (${columns.join(', ')}) from stdin`));
  const done = finished(stream);
  done.catch(() => {});
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
  return stream.rowCount;
}
