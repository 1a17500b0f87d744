/** One change of a record, as the log has it. */
export interface ChangeEntry {
  readonly id: bigint;
  /** When it was written, ISO 8601. */
  readonly at: string;
  /** The GraphQL type of the record. */
  readonly type: string;
  /** The street of the record after the change; null for types without a place. */
  readonly street: string | null;
  /** Its street before the change; null for new records. */
  readonly from: string | null;
  /** The record's id. */
  readonly record: string;
  readonly kind: 'created' | 'changed';
  /** Columns that changed: bare names of the type's own table, `schema.table.column` of tables beside it. */
  readonly columns: readonly string[];
}
