/** One change of a record, as the change log has it. */
export interface LoggedChange {
  readonly id: bigint;
  readonly at: string;
  readonly type: string;
  readonly street: string | null;
  /** Its street before the change; null for new records. */
  readonly from: string | null;
  readonly record: string;
  readonly kind: 'created' | 'changed';
  readonly columns: readonly string[];
}

/** A page of the change log, and the position behind it. */
export interface LoggedPage {
  readonly changes: readonly LoggedChange[];
  readonly position: string;
  readonly hasMore: boolean;
}

/** The change log as the engine reads it; positions are texts that only the log understands. */
export interface ChangeLog {
  /** How far this process has seen the log. */
  position(): string;
  /** What follows a position: undefined where it is none, `expired` where the log does not reach back so far. */
  read(
    after: string,
    upTo: string,
    types: readonly string[],
    most: number,
  ): Promise<LoggedPage | 'expired' | undefined>;
}
