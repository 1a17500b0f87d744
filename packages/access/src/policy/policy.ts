import type { Mask, Model, Operator } from '@gridweave/kit';
import type { Scope } from './scope.ts';

/** One way in which a field is shown: as it is where `mask` is null. */
export interface ReadRule {
  readonly scope: Scope;
  readonly mask: Mask | null;
}

/** What a department may do with one field. */
export interface FieldPolicy {
  readonly coordinate: string;
  /** The first rule whose scope holds the row decides; full ones come first. Empty: it may not be read. */
  readonly read: readonly ReadRule[];
  /** Where each other operator may be used. Absent: it may not. */
  readonly operators: ReadonlyMap<Operator, Scope>;
}

/** What a department may do with one type. */
export interface TypePolicy {
  readonly name: string;
  /** Rows of which the id and at least one other field may be read. */
  readonly rows: Scope;
  readonly fields: ReadonlyMap<string, FieldPolicy>;
}

/** All that one department (or one client of it) may do at a moment; immutable. */
export interface Policy {
  /** The graph that it is about: plugins that are on, labels as they are in force. */
  readonly model: Model;
  /** `department`, or `department/client` where grants are limited to that client. */
  readonly subject: string;
  readonly department: string;
  readonly version: string;
  /** Another one whenever what may be seen changes: the version, and the moment when time limits changed it. */
  readonly edition: string;
  /** Names the snapshot in caches: subject and edition. */
  readonly key: string;
  /** Milliseconds since the epoch at which a time limit changes it next. */
  readonly validUntil: number;
  readonly types: ReadonlyMap<string, TypePolicy>;
  /** Mutations that may be called, by coordinate, and where. */
  readonly mutations: ReadonlyMap<string, Scope>;
  /** Keys pseudonyms of this department; never shown. */
  readonly pseudonymKey: string;
  /** Smallest group that an aggregate answers for. */
  readonly minimumGroup: number;
}
