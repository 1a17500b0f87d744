import { type Kysely, type RawBuilder, sql } from 'kysely';

import { recordColumns } from '../record/read-records.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { unpackSubjects } from '../record/subject-lists.ts';

/** Which records are looked for; what is left out does not matter. */
export interface AuditFilter {
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly kinds?: readonly string[] | null;
  readonly department?: string | null;
  readonly client?: string | null;
  readonly admin?: string | null;
  /** A coordinate that was used, or all of a type: `Person.`. */
  readonly coordinate?: string | null;
  readonly outcome?: string | null;
  /** Text that the purpose holds. */
  readonly purpose?: string | null;
  readonly requestId?: string | null;
  /** The mark of a value that was asked with. */
  readonly mark?: string | null;
  /** A record that the answer held. */
  readonly subject?: { readonly type: string; readonly id: string } | null;
}

/** A record with the contents that it refers to. */
export interface FoundRecord extends StoredRecord {
  readonly hash: string;
  readonly documentText: string | null;
  readonly coordinates: readonly string[];
  /** JSON: coordinates with their masks. */
  readonly masked: string;
  /** JSON: the rows in which each type was read. */
  readonly scopes: string;
}

/** Where a list goes on: `recordedAt`, chain and seq of the last record that was shown. */
export interface AuditCursor {
  readonly recordedAt: number;
  readonly chain: string;
  readonly seq: number;
}

/** Records, the latest first. */
export async function searchAudit(
  db: Kysely<any>,
  filter: AuditFilter,
  { first, after }: { readonly first: number; readonly after?: AuditCursor | null },
): Promise<readonly FoundRecord[]> {
  const { subject } = filter;
  if (!subject) return readPage(db, filter, first, after ?? null);
  // which records an answer held is packed, so pages are looked through until enough are found
  const found: FoundRecord[] = [];
  for (let from = after ?? null; found.length < first;) {
    const page = await readPage(db, filter, SCANNED, from);
    found.push(...page.filter((record) => holds(record, subject)));
    if (page.length < SCANNED) break;
    from = page.at(-1)!;
  }
  return found.slice(0, first);
}

const SCANNED = 2_000;

async function readPage(
  db: Kysely<any>,
  filter: AuditFilter,
  first: number,
  after: AuditCursor | null,
): Promise<readonly FoundRecord[]> {
  const conditions = conditionsOf(filter);
  if (after)
    conditions.push(
      sql`(r.recorded_at, r.chain, r.seq) < (to_timestamp(${after.recordedAt} / 1000.0), ${after.chain}::uuid, ${after.seq}::int8)`,
    );
  const { rows } = await sql<FoundRecord>`
    select ${recordColumns}, d.text as "documentText", coalesce(f.coordinates, '{}') as coordinates,
      coalesce(f.masked, '[]') as masked, coalesce(f.scopes, '{}') as scopes
    from audit.record as r left join audit.document as d on d.hash = r.document
      left join audit.field_facts as f on f.hash = r.fields
    where ${sql.join(conditions, sql` and `)}
    order by r.recorded_at desc, r.chain desc, r.seq desc limit ${first}`.execute(db);
  return rows;
}

function holds({ subjects }: FoundRecord, { type, id }: NonNullable<AuditFilter['subject']>): boolean {
  return (
    subjects !== null &&
    unpackSubjects(Buffer.from(subjects, 'hex')).some((one) => one.type === type && one.ids.includes(id))
  );
}

function conditionsOf(filter: AuditFilter): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [sql`true`];
  const { from, to, kinds, coordinate, purpose, mark, subject } = filter;
  if (from) found.push(sql`r.recorded_at >= ${from}`);
  if (to) found.push(sql`r.recorded_at < ${to}`);
  if (kinds) found.push(sql`r.kind = any(${kinds}::text[])`);
  for (const [column, value] of [
    ['department', filter.department],
    ['client', filter.client],
    ['admin', filter.admin],
    ['outcome', filter.outcome],
    ['request_id', filter.requestId],
  ] as const)
    if (value) found.push(sql`${sql.ref(`r.${column}`)} = ${value}`);
  if (purpose) found.push(sql`position(${purpose} in r.purpose) > 0`);
  if (mark) found.push(sql`r.marks @> array[${mark}]`);
  if (coordinate)
    found.push(sql`r.fields in (
      select c.hash from audit.field_facts as c, unnest(c.coordinates) as used
      where used = ${coordinate} or starts_with(used, ${coordinate.endsWith('.') ? coordinate : `${coordinate}:`}))`);
  // the name of the type stands in what is packed
  if (subject)
    found.push(sql`r.subjects is not null and position(${Buffer.from(subject.type)}::bytea in r.subjects) > 0`);
  return found;
}
