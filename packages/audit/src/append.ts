import { type Kysely, sql, type Transaction } from 'kysely';

import type { SideContents, SideTables } from './record/side-contents.ts';
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
  db: Kysely<any>,
  from: Head,
  batch: readonly LinkedRecord[],
  side: SideTables,
  isDurable: boolean,
): Promise<void> {
  const documents = side.unwritten(batch.map((one) => one.side.document));
  const fields = side.unwritten(batch.map((one) => one.side.fields));
  const last = batch.at(-1)!;
  await db.transaction().execute(async (trx) => {
    if (isDurable) await sql`set local synchronous_commit = on`.execute(trx);
    if (await isWritten(trx, from, { chain: from.chain, seq: last.record.seq, hash: last.hash })) return;
    if (documents.length > 0)
      await sql`
        insert into audit.document (hash, text)
        select decode(d.hash, 'hex'), d.text
        from unnest(${documents.map((d) => d.hash)}::text[], ${documents.map((d) => d.text)}::text[]) as d (hash, text)
        on conflict do nothing`.execute(trx);
    for (const { hash, coordinates, masked, scopes, sensitive } of fields)
      await sql`
        insert into audit.field_facts (hash, coordinates, masked, scopes, sensitive)
        values (decode(${hash}, 'hex'), ${coordinates}::text[], ${masked}, ${scopes}, ${sensitive})
        on conflict do nothing`.execute(trx);
    await insertRecords(trx, batch);
  });
  side.markWritten([...documents, ...fields]);
}

/** Moves the head; true when an earlier try had moved it there already. */
async function isWritten(trx: Transaction<any>, from: Head, to: Head): Promise<boolean> {
  const moved =
    from.seq === 0
      ? await sql`
          insert into audit.chain (chain, seq, hash) values (${to.chain}::uuid, ${to.seq}::int8, ${to.hash})
          on conflict do nothing returning chain`.execute(trx)
      : await sql`
          update audit.chain set seq = ${to.seq}::int8, hash = ${to.hash}
          where chain = ${to.chain}::uuid and seq = ${from.seq}::int8 and hash = ${from.hash} returning chain`.execute(
          trx,
        );
  if (moved.rows.length > 0) return false;
  const { rows } = await sql`
    select from audit.chain where chain = ${to.chain}::uuid and seq = ${to.seq}::int8 and hash = ${to.hash}`.execute(
    trx,
  );
  if (rows.length > 0) return true;
  throw new ChainBroken(from);
}

async function insertRecords(trx: Transaction<any>, batch: readonly LinkedRecord[]): Promise<void> {
  const column = <T>(read: (record: StoredRecord) => T): readonly T[] => batch.map(({ record }) => read(record));
  await sql`
    insert into audit.record (chain, seq, recorded_at, time, kind, request_id, client, department, admin, purpose,
      on_behalf_of, operation_name, document, variables, marks, fields, row_count, subjects, policy_version, outcome,
      duration_us, lane, details, hash)
    select ${batch[0]!.record.chain}::uuid, r.seq, to_timestamp(r.recorded_at / 1000.0), to_timestamp(r.time / 1000.0),
      r.kind, r.request_id, r.client, r.department, r.admin, r.purpose, r.on_behalf_of, r.operation_name,
      decode(r.document, 'hex'), r.variables,
      case when r.marks is null then null else array(select jsonb_array_elements_text(r.marks::jsonb)) end,
      decode(r.fields, 'hex'), r.row_count, decode(r.subjects, 'hex'), r.policy_version, r.outcome, r.duration_us,
      r.lane, r.details, decode(r.hash, 'hex')
    from unnest(
      ${column((r) => r.seq)}::int8[], ${column((r) => r.recordedAt)}::int8[], ${column((r) => r.time)}::int8[],
      ${column((r) => r.kind)}::text[], ${column((r) => r.requestId)}::text[], ${column((r) => r.client)}::text[],
      ${column((r) => r.department)}::text[], ${column((r) => r.admin)}::text[], ${column((r) => r.purpose)}::text[],
      ${column((r) => r.onBehalfOf)}::text[], ${column((r) => r.operationName)}::text[],
      ${column((r) => r.document)}::text[], ${column((r) => r.variables)}::text[],
      ${column((r) => r.marks && JSON.stringify(r.marks))}::text[], ${column((r) => r.fields)}::text[],
      ${column((r) => r.rows)}::int8[], ${column((r) => r.subjects)}::text[], ${column((r) => r.policyVersion)}::text[],
      ${column((r) => r.outcome)}::text[], ${column((r) => r.durationUs)}::int8[], ${column((r) => r.lane)}::text[],
      ${column((r) => r.details)}::text[], ${batch.map(({ hash }) => hash.toString('hex'))}::text[]
    ) as r (seq, recorded_at, time, kind, request_id, client, department, admin, purpose, on_behalf_of, operation_name,
      document, variables, marks, fields, row_count, subjects, policy_version, outcome, duration_us, lane, details, hash)`.execute(
    trx,
  );
}
