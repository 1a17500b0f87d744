import { createHash } from 'node:crypto';

import type { AuditEntry } from './entry.ts';

/** The fields of an operation, named by their hash: many entries share one list. */
export interface FieldList {
  readonly hash: Buffer;
  readonly coordinates: readonly string[];
  readonly masked: readonly string[];
}

const REMEMBERED = 10_000;

/** Finds the list of an entry and knows which lists the database has. */
export class FieldLists {
  // a plan gives the same array at each of its runs
  readonly #known = new WeakMap<readonly string[], FieldList>();
  readonly #written = new Set<string>();

  of({ coordinates, masked }: AuditEntry): FieldList {
    const known = this.#known.get(coordinates);
    if (known?.masked === masked) return known;
    const hash = createHash('sha256')
      .update(JSON.stringify([coordinates, masked]))
      .digest();
    const list = { hash, coordinates, masked };
    this.#known.set(coordinates, list);
    return list;
  }

  /** Those that the database may not have yet. */
  unwritten(lists: readonly FieldList[]): readonly FieldList[] {
    const missing = new Map<string, FieldList>();
    for (const list of new Set(lists)) {
      const name = list.hash.toString('latin1');
      if (!this.#written.has(name)) missing.set(name, list);
    }
    return [...missing.values()];
  }

  /** Notes that they are committed. */
  markWritten(lists: readonly FieldList[]): void {
    if (this.#written.size > REMEMBERED) this.#written.clear();
    for (const list of lists) this.#written.add(list.hash.toString('latin1'));
  }
}
