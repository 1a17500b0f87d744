import type { Columns, RowOfColumns } from '../table/table.ts';
import type { SideTable } from './field.ts';
import type { TypeRef } from './type.ts';

/** Which record: its street and its id. */
export interface RecordKey {
  readonly street_code: string;
  readonly id: string;
}

/** When a change holds from, where it is not the moment at which it is recorded. */
export interface ChangeOptions {
  readonly validFrom?: Date;
}

/**
 * The one way to change records of the graph: the row, its history and the change log are written together, in the
 * transaction of the mutation. Names of columns that changed are returned; nothing is written where none did.
 */
export interface RecordWriter {
  /** Adds a record of a type and returns its key; `id` is drawn by the table. */
  create<C extends Columns>(type: TypeRef<C>, row: Partial<RowOfColumns<C>>): Promise<RecordKey>;
  /**
   * Changes columns of a record; another `street_code` moves it.
   * @throws GridweaveError BAD_USER_INPUT when there is no such record
   */
  change<C extends Columns>(
    type: TypeRef<C>,
    key: RecordKey,
    set: Partial<RowOfColumns<C>>,
    options?: ChangeOptions,
  ): Promise<readonly string[]>;
  /** Changes the row that a table beside the type has for a record; `initial` is what a new row begins with. */
  changeBeside(
    type: TypeRef<any>,
    key: RecordKey,
    side: SideTable,
    set: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
    options?: ChangeOptions & { readonly initial?: Readonly<Record<string, unknown>> },
  ): Promise<readonly string[]>;
}
