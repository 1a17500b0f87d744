import { hash } from 'node:crypto';

import type { AuditEntry, DocumentFacts, FieldFacts } from '../entry.ts';
import { text } from './stored-record.ts';

/** A document that many records share, named by the SHA-256 of its text. */
export interface StoredDocument {
  readonly hash: string;
  readonly text: string;
}

/** Field facts that many records share, named by the SHA-256 of all that they say. */
export interface StoredFields {
  readonly hash: string;
  readonly coordinates: readonly string[];
  /** JSON. */
  readonly masked: string;
  readonly scopes: string;
  readonly sensitive: boolean;
}

/** What a record says by reference. */
export interface SideContents {
  readonly document: StoredDocument | null;
  readonly fields: StoredFields | null;
}

const REMEMBERED = 10_000;

/** Finds the shared contents of entries, and knows which of them the database has. */
export class SideTables {
  // a plan and a document give the same object at each run
  readonly #documents = new WeakMap<DocumentFacts, StoredDocument>();
  readonly #fields = new WeakMap<FieldFacts, StoredFields>();
  readonly #written = new Set<string>();

  of({ document, fields }: AuditEntry): SideContents {
    return {
      document: document && known(this.#documents, document, storedDocument),
      fields: fields && known(this.#fields, fields, storedFields),
    };
  }

  /** Those that the database may not have yet, each once. */
  unwritten<T extends { readonly hash: string }>(contents: readonly (T | null)[]): readonly T[] {
    const missing = new Map<string, T>();
    for (const content of contents) if (content && !this.#written.has(content.hash)) missing.set(content.hash, content);
    return [...missing.values()];
  }

  /** Notes that they are committed. */
  markWritten(contents: readonly { readonly hash: string }[]): void {
    if (this.#written.size > REMEMBERED) this.#written.clear();
    for (const content of contents) this.#written.add(content.hash);
  }
}

/** The name of a document's text. */
export function documentHash(source: string): string {
  return hash('sha256', source, 'hex');
}

/** The name of field facts. */
export function fieldsHash({ coordinates, masked, scopes, sensitive }: Omit<StoredFields, 'hash'>): string {
  return hash('sha256', JSON.stringify([coordinates, masked, scopes, sensitive]), 'hex');
}

function storedDocument(document: DocumentFacts): StoredDocument {
  const source = text(document.text)!;
  return { hash: documentHash(source), text: source };
}

function storedFields(facts: FieldFacts): StoredFields {
  const stored = {
    coordinates: facts.coordinates.map((coordinate) => text(coordinate)!),
    masked: JSON.stringify(facts.masked),
    scopes: facts.scopes,
    sensitive: facts.sensitive,
  };
  return { ...stored, hash: fieldsHash(stored) };
}

function known<K extends object, V>(map: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  let found = map.get(key);
  if (found === undefined) {
    found = make(key);
    map.set(key, found);
  }
  return found;
}
