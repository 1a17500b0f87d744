import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { StoredRecord } from './stored-record.ts';

/** A record as it was read, with the hash that is stored beside it. */
export type ReadRecord = StoredRecord & { readonly hash: string };

const number = (column: string): RawBuilder<unknown> => sql`${sql.ref(column)}::float8`;
const milliseconds = (column: string): RawBuilder<unknown> =>
  sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

/** The columns of a record `r`, as the digest is made of them. */
export const recordColumns = sql`
  r.chain, ${number('r.seq')} as seq, ${milliseconds('r.recorded_at')} as "recordedAt", ${milliseconds('r.time')} as time,
  r.kind, r.request_id as "requestId", r.client, r.department, r.admin, r.purpose, r.on_behalf_of as "onBehalfOf",
  r.operation_name as "operationName", encode(r.document, 'hex') as document, r.variables, r.marks,
  encode(r.fields, 'hex') as fields, ${number('r.row_count')} as rows, encode(r.subjects, 'hex') as subjects,
  r.policy_version as "policyVersion", r.outcome, ${number('r.duration_us')} as "durationUs", r.lane, r.details,
  encode(r.hash, 'hex') as hash`;

/** The records of a chain from one on, in order; at most so many. */
export async function readChain(
  db: Kysely<any>,
  chain: string,
  from: number,
  limit: number,
): Promise<readonly ReadRecord[]> {
  const { rows } = await sql<ReadRecord>`
    select ${recordColumns} from audit.record as r where r.chain = ${chain}::uuid and r.seq >= ${from}::int8
    order by r.seq limit ${limit}`.execute(db);
  return rows;
}
