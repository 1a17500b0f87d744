import { type Kysely, sql } from 'kysely';

/** What is written of a change, beside its time and number. */
export interface NewChange {
  readonly type: string;
  readonly street: string | null;
  readonly record: string;
  readonly kind: 'created' | 'changed';
  readonly columns: readonly string[];
  /** The row as it was, as `to_jsonb` writes it. */
  readonly before: string | null;
}

/** Puts a change into the log, in the transaction that makes it. */
export async function writeChange(trx: Kysely<any>, change: NewChange): Promise<void> {
  await sql`
    insert into change.entry (type, street_code, record, kind, columns, before)
    values (${change.type}, ${change.street}, ${change.record}::int8, ${change.kind}, ${change.columns}::text[],
      ${change.before}::jsonb)`.execute(trx);
}
