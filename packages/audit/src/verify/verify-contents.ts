import { type Kysely, sql } from 'kysely';

import { documentHash, fieldsHash, type StoredFields } from '../record/side-contents.ts';
import type { Faults } from './report.ts';

/** Names of shared contents that records refer to, in hex. */
export interface References {
  readonly documents: Set<string>;
  readonly fields: Set<string>;
}

const PAGE = 500;

/** Checks that documents and field facts are there and say what their names were made of. */
export async function verifyContents(
  db: Kysely<any>,
  { documents, fields }: References,
  faults: Faults,
): Promise<void> {
  for (const names of pages(documents)) {
    const { rows } = await sql<{ hash: string; text: string }>`
      select encode(hash, 'hex') as hash, text from audit.document
      where hash in (select decode(h, 'hex') from unnest(${names}::text[]) as h)`.execute(db);
    compare('document', '查询文档', names, rows, ({ text }) => documentHash(text), faults);
  }
  for (const names of pages(fields)) {
    const { rows } = await sql<StoredFields>`
      select encode(hash, 'hex') as hash, coordinates, masked, scopes, sensitive from audit.field_facts
      where hash in (select decode(h, 'hex') from unnest(${names}::text[]) as h)`.execute(db);
    compare('field list', '字段清单', names, rows, fieldsHash, faults);
  }
}

function compare<T extends { readonly hash: string }>(
  what: string,
  zh: string,
  names: readonly string[],
  rows: readonly T[],
  hashOf: (row: T) => string,
  faults: Faults,
): void {
  const found = new Map(rows.map((row) => [row.hash, row]));
  for (const name of names) {
    const row = found.get(name);
    if (row && hashOf(row) === name) continue;
    faults.add(
      'contents',
      {},
      {
        zh: `${zh} ${name} ${row ? '被改动' : '缺失'},引用它的记录不再可信`,
        en: `the ${what} ${name} ${row ? 'was changed' : 'is missing'}, so records that refer to it say something else`,
      },
    );
  }
}

function* pages(names: ReadonlySet<string>): Generator<readonly string[]> {
  const all = [...names];
  for (let i = 0; i < all.length; i += PAGE) yield all.slice(i, i + PAGE);
}
