import type { StoredRecord } from './stored-record.ts';

/** How records go into their table. */
export const copyStatement = `copy audit.record (chain, seq, recorded_at, time, kind, request_id, client, department, admin,
  purpose, on_behalf_of, operation_name, document, variables, marks, fields, row_count, subjects, policy_version, outcome,
  duration_us, lane, details, hash) from stdin`;

/** A record as a line of PostgreSQL's COPY, in the order of the statement. */
export function copyLine(record: StoredRecord, hash: Buffer): string {
  const { chain, seq, recordedAt, time, kind, rows, outcome, durationUs } = record;
  return `${chain}\t${seq}\t${moment(recordedAt)}\t${moment(time)}\t${kind}\t${text(record.requestId)}\t${text(record.client)}\t${text(record.department)}\t${text(record.admin)}\t${text(record.purpose)}\t${text(record.onBehalfOf)}\t${text(record.operationName)}\t${bytes(record.document)}\t${text(record.variables)}\t${list(record.marks)}\t${bytes(record.fields)}\t${rows}\t${bytes(record.subjects)}\t${text(record.policyVersion)}\t${text(outcome)}\t${durationUs}\t${text(record.lane)}\t${text(record.details)}\t${bytes(hash.toString('hex'))}\n`;
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function text(value: string | null): string {
  if (value === null) return '\\N';
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => escapes[found]!) : value;
}

function bytes(hex: string | null): string {
  return hex === null ? '\\N' : `\\\\x${hex}`;
}

function list(values: readonly string[] | null): string {
  if (values === null) return '\\N';
  return text(`{${values.map((value) => `"${value.replace(/["\\]/g, (found) => `\\${found}`)}"`).join(',')}}`);
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
