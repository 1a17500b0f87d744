import type { Column, CopiedRecord } from './selection.ts';

/** A load of all records of a type, and how far it has come. */
export interface Load {
  readonly generation: number;
  /** Where the feed was before it began; changes are followed from there. */
  readonly cursor: string;
  /** The permissions under which it began; a page under others does not belong to it. */
  readonly policy: string;
  /** Where its next page begins. */
  readonly after: string | null;
}

/** What a copy holds of a type. */
export interface Held {
  readonly type: string;
  /** Empty where nothing of it may be held. */
  readonly columns: readonly Column[];
  /** Where the feed goes on; null before the first load has ended. */
  readonly cursor: string | null;
  readonly load: Load | null;
}

/** What was taken out of a copy. */
export interface Dropped {
  readonly fields: readonly string[];
  /** Records that went with it. */
  readonly records: number;
}

/**
 * A department's own copy. Each method is one step that is there as a whole or not at all, also when the process is
 * killed within it. What is dropped is noted in the copy itself in the same step.
 */
export interface Copy {
  /** What it holds, as it is stored. */
  held(): Promise<ReadonlyMap<string, Held>>;
  /** Makes room for these fields; values of others go at once, and the type is to be loaded. */
  reshape(type: string, columns: readonly Column[]): Promise<Dropped>;
  /** Begins a load; records that it does not find go when it ends. */
  beginLoad(type: string, cursor: string, policy: string): Promise<Load>;
  /** Takes a page of a load, and notes where the next one begins. */
  takePage(type: string, records: readonly CopiedRecord[], load: Load): Promise<void>;
  /** Ends a load with its last page: what it did not find goes, and the feed goes on from its cursor. */
  endLoad(type: string, records: readonly CopiedRecord[], load: Load): Promise<Dropped>;
  /** Takes a page of changes with the cursor behind it. */
  follow(type: string, upserts: readonly CopiedRecord[], deletes: readonly string[], cursor: string): Promise<void>;
  close(): Promise<void>;
}
