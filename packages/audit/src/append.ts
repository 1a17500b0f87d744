import { finished } from 'node:stream/promises';

import type { Database } from '@gridweave/database';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { copyLine, copyStatement } from './record/copy-record.ts';
import type { SideContents, SideTables, StoredDocument, StoredFields } from './record/side-contents.ts';
import type { StoredRecord } from './record/stored-record.ts';

/** A record with its hash and what it refers to, ready to be written. */
export interface LinkedRecord {
  readonly record: StoredRecord;
  readonly hash: Buffer;
  readonly side: SideContents;
}

/** A place in a chain: the last record there, and its hash; 0 before the first. */
export interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: Buffer;
}

/** The stored head of a chain is not where this process left it: somebody else wrote to it. */
export class ChainBroken extends Error {
  override readonly name = 'ChainBroken';
  /** Where this process left it. */
  readonly head: Head;

  constructor(head: Head) {
    super(`chain ${head.chain} does not end with record ${head.seq} any more`);
    this.head = head;
  }
}

/**
 * Writes records that follow `from`, all or none, and moves the head of their chain. A batch that was committed before,
 * though its answer got lost, is recognised and not written again.
 * @throws ChainBroken when the head is neither where the batch begins nor where it ends
 */
export async function append(
  { pool }: Database,
  from: Head,
  batch: readonly LinkedRecord[],
  side: SideTables,
  isDurable: boolean,
): Promise<void> {
  const documents = side.unwritten(batch.map((one) => one.side.document));
  const fields = side.unwritten(batch.map((one) => one.side.fields));
  const last = batch.at(-1)!;
  const to: Head = { chain: from.chain, seq: last.record.seq, hash: last.hash };
  const client = await pool.connect();
  try {
    await client.query(isDurable ? 'begin; set local synchronous_commit = on' : 'begin');
    if (!(await isWritten(client, from, to))) {
      await insertContents(client, documents, fields);
      await copyRecords(client, batch);
    }
    await client.query('commit');
  } catch (error) {
    // whatever state it is in, the next batch takes another connection
    client.release(true);
    throw error;
  }
  client.release();
  side.markWritten([...documents, ...fields]);
}

const begun =
  'insert into audit.chain (chain, seq, hash) values ($1::uuid, $2::int8, $3) on conflict do nothing returning chain';
const moved =
  'update audit.chain set seq = $2::int8, hash = $3 where chain = $1::uuid and seq = $4::int8 and hash = $5 returning chain';
const there = 'select from audit.chain where chain = $1::uuid and seq = $2::int8 and hash = $3';

/** Moves the head; true when an earlier try had moved it there already. */
async function isWritten(client: ClientBase, from: Head, to: Head): Promise<boolean> {
  const place = [to.chain, to.seq, to.hash];
  const { rowCount } =
    from.seq === 0 ? await client.query(begun, place) : await client.query(moved, [...place, from.seq, from.hash]);
  if (rowCount === 1) return false;
  if ((await client.query(there, place)).rowCount === 1) return true;
  throw new ChainBroken(from);
}

async function insertContents(
  client: ClientBase,
  documents: readonly StoredDocument[],
  fields: readonly StoredFields[],
): Promise<void> {
  for (const { hash, text } of documents)
    await client.query(
      `insert into audit.document (hash, text) values (decode($1, 'hex'), $2) on conflict do nothing`,
      [hash, text],
    );
  for (const { hash, coordinates, masked, scopes, sensitive } of fields)
    await client.query(
      `insert into audit.field_facts (hash, coordinates, masked, scopes, sensitive)
       values (decode($1, 'hex'), $2::text[], $3, $4, $5) on conflict do nothing`,
      [hash, coordinates, masked, scopes, sensitive],
    );
}

async function copyRecords(client: ClientBase, batch: readonly LinkedRecord[]): Promise<void> {
  const stream = client.query(copyFrom(copyStatement));
  stream.end(batch.map(({ record, hash }) => copyLine(record, hash)).join(''));
  await finished(stream);
}
