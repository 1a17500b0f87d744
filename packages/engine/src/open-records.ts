import type { RecordWriter, Table } from '@gridweave/kit';
import type { Transaction } from 'kysely';

/** Opens the writer of records for one transaction of a mutation. */
export type OpenRecords = (
  transaction: Transaction<any>,
  options: {
    readonly history: Table<any> | undefined;
    readonly changedBy: string | null;
    readonly source: string;
    /** Where the rows themselves are written. */
    readonly own?: Transaction<any>;
  },
) => RecordWriter;
