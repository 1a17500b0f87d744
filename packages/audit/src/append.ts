import { type Kysely, sql } from 'kysely';

import type { AuditEntry } from './entry.ts';

// PostgreSQL refuses the character, and one refused entry would hold up all others
const withoutNull = (text: string | null): string | null => text?.replaceAll('\0', '') ?? null;

/** Appends the entries in their order with one statement. */
export async function append(db: Kysely<any>, entries: readonly AuditEntry[]): Promise<void> {
  // unnest flattens arrays of arrays, so the lists travel as JSON
  await sql`
    insert into audit.data_read (time, request_id, client, department, purpose, on_behalf_of, operation_name,
      document_hash, coordinates, masked, row_count, policy_version, outcome, duration_ms, lane)
    select to_timestamp(e.time / 1000), e.request_id, e.client, e.department, e.purpose, e.on_behalf_of, e.operation_name,
      e.document_hash, array(select jsonb_array_elements_text(e.coordinates)),
      array(select jsonb_array_elements_text(e.masked)), e.row_count, e.policy_version, e.outcome, e.duration_ms, e.lane
    from unnest(
      ${entries.map((e) => e.time)}::float8[], ${entries.map((e) => e.requestId)}::text[],
      ${entries.map((e) => e.client)}::text[], ${entries.map((e) => e.department)}::text[],
      ${entries.map((e) => withoutNull(e.purpose))}::text[], ${entries.map((e) => withoutNull(e.onBehalfOf))}::text[],
      ${entries.map((e) => withoutNull(e.operationName))}::text[], ${entries.map((e) => e.documentHash)}::text[],
      ${entries.map((e) => JSON.stringify(e.coordinates))}::jsonb[], ${entries.map((e) => JSON.stringify(e.masked))}::jsonb[],
      ${entries.map((e) => e.rows)}::int8[], ${entries.map((e) => e.policyVersion)}::text[],
      ${entries.map((e) => e.outcome)}::text[], ${entries.map((e) => e.durationMs)}::float8[],
      ${entries.map((e) => e.lane)}::text[]
    ) with ordinality as e (time, request_id, client, department, purpose, on_behalf_of, operation_name, document_hash,
      coordinates, masked, row_count, policy_version, outcome, duration_ms, lane, place)
    order by e.place`.execute(db);
}
