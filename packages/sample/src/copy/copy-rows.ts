import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { GridweaveError } from '@gridweave/kit';
import { escapeIdentifier, type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { copyValue } from './text-format.ts';

const CHUNK_CHARS = 64 * 1024;

/**
 * Streams rows into a table with COPY and returns how many arrived. Memory stays constant: rows are drawn only as fast
 * as the server takes them. All or nothing: when a row is refused or the source throws, none of them stay.
 *
 * Strings go as they are; objects become JSON; arrays become PostgreSQL arrays, or JSON where the column holds JSON.
 *
 * ```ts
 * await copyRows(client, 'core', 'street', ['code', 'name'], [['440304001', '园岭街道']]);
 * ```
 */
export async function copyRows(
  client: ClientBase,
  schema: string,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
): Promise<number> {
  const target = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
  const json = await jsonColumns(client, target, columns);
  const stream = client.query(
    copyFrom(`copy ${target} (${columns.map((column) => escapeIdentifier(column)).join(', ')}) from stdin`),
  );
  const where = `${schema}.${table}`;
  await pipeline(Readable.from(chunks(where, columns, json, rows), { objectMode: true, highWaterMark: 2 }), stream);
  return stream.rowCount;
}

async function jsonColumns(client: ClientBase, target: string, columns: readonly string[]): Promise<boolean[]> {
  const { rows } = await client.query(
    `select attname as name from pg_attribute
      where attrelid = to_regclass($1) and atttypid in ('json'::regtype, 'jsonb'::regtype)`,
    [target],
  );
  const json = new Set(rows.map(({ name }) => name as string));
  return columns.map((column) => json.has(column));
}

async function* chunks(
  where: string,
  columns: readonly string[],
  json: readonly boolean[],
  rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
): AsyncGenerator<Buffer> {
  let text = '';
  for await (const row of rows) {
    if (row.length !== columns.length) throw wrongLength(where, columns.length, row.length);
    for (let i = 0; i < row.length; i++) text += (i === 0 ? '' : '\t') + copyValue(row[i], json[i]!);
    text += '\n';
    if (text.length >= CHUNK_CHARS) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

function wrongLength(where: string, expected: number, found: number): GridweaveError {
  return new GridweaveError('INTERNAL', {
    zh: `写入 ${where} 的一行有 ${found} 个值,应为 ${expected} 个`,
    en: `A row for ${where} has ${found} values instead of ${expected}`,
  });
}
