import { type Kysely, sql } from 'kysely';

import type { AuditEntry } from './entry.ts';
import type { FieldLists } from './field-lists.ts';

// PostgreSQL refuses the character, and one refused entry would hold up all others
const withoutNull = (text: string | null): string | null => text?.replaceAll('\0', '') ?? null;

/** Appends the entries in their order, and the lists of fields that the database does not have yet. */
export async function append(db: Kysely<any>, entries: readonly AuditEntry[], fieldLists: FieldLists): Promise<void> {
  const lists = entries.map((entry) => fieldLists.of(entry));
  const added = fieldLists.unwritten(lists);
  await db.transaction().execute(async (trx) => {
    for (const { hash, coordinates, masked } of added)
      await sql`
        insert into audit.field_list (hash, coordinates, masked)
        values (${hash}, ${coordinates}::text[], ${masked}::text[]) on conflict do nothing`.execute(trx);
    await sql`
      insert into audit.data_read (time, request_id, client, department, purpose, on_behalf_of, operation_name,
        document_hash, fields, row_count, policy_version, outcome, duration_ms, lane)
      select to_timestamp(e.time / 1000), e.request_id, e.client, e.department, e.purpose, e.on_behalf_of,
        e.operation_name, e.document_hash, decode(e.fields, 'hex'), e.row_count, e.policy_version, e.outcome,
        e.duration_ms, e.lane
      from unnest(
        ${entries.map((e) => e.time)}::float8[], ${entries.map((e) => e.requestId)}::text[],
        ${entries.map((e) => e.client)}::text[], ${entries.map((e) => e.department)}::text[],
        ${entries.map((e) => withoutNull(e.purpose))}::text[], ${entries.map((e) => withoutNull(e.onBehalfOf))}::text[],
        ${entries.map((e) => withoutNull(e.operationName))}::text[], ${entries.map((e) => e.documentHash)}::text[],
        ${lists.map((list) => list.hash.toString('hex'))}::text[], ${entries.map((e) => e.rows)}::int8[],
        ${entries.map((e) => e.policyVersion)}::text[], ${entries.map((e) => e.outcome)}::text[],
        ${entries.map((e) => e.durationMs)}::float8[], ${entries.map((e) => e.lane)}::text[]
      ) with ordinality as e (time, request_id, client, department, purpose, on_behalf_of, operation_name,
        document_hash, fields, row_count, policy_version, outcome, duration_ms, lane, place)
      order by e.place`.execute(trx);
  });
  fieldLists.markWritten(added);
}
