import { events, history, houseMemberships, identityDocuments, occupancies, personDocuments } from '@gridweave/core';
import type { RowOf, SampleCommunity, SampleRandom, Table } from '@gridweave/kit';
import { type Missing, readRows, tableWriter, type TableWriter } from '../copy/index.ts';
import type { CommunityPlan } from '../plan/index.ts';

/** Ids of one community in one table; more rows than this would run into the next community. */
export const idsPerCommunity = 1_000_000;

/** Of one table: what columns that rows leave out hold, and the columns that number themselves. */
export interface TableDefaults {
  readonly missing: Missing;
  readonly identities: readonly string[];
}

/** The rows of one table as COPY takes them. */
export interface EncodedTable {
  readonly table: Table<any>;
  readonly rows: number;
  /** Taken out as they are sent, so that their memory is free again. */
  readonly chunks: Buffer[];
}

/** The rows of one community while they are made, by table. What plugins see of it is SampleCommunity. */
export interface CommunityRows extends SampleCommunity {
  /** All rows as bytes, table by table; gives back control in between. Nothing more may be added. */
  encode(): Generator<void, readonly EncodedTable[]>;
}

interface TableRows {
  count: number;
  readonly writer: TableWriter;
  /** Undefined: written at once and read back when somebody asks. */
  readonly list: Readonly<Record<string, unknown>>[] | undefined;
}

// many rows that hardly anybody looks at again: as bytes they take a tenth of the memory
const writtenAtOnce = new Set<Table<any>>([
  events,
  history,
  houseMemberships,
  identityDocuments,
  occupancies,
  personDocuments,
]);

/** Empty rows of a community. Ids are `(index + 1) × 1,000,000 + n`, unique over the city whatever is made of it. */
export function communityRows(
  plan: CommunityPlan,
  today: string,
  random: SampleRandom,
  defaultsOf: (table: Table<any>) => TableDefaults,
): CommunityRows {
  const tables = new Map<Table<any>, TableRows>();
  const counts = new Map<Table<any>, number>();
  const base = (plan.index + 1) * idsPerCommunity;
  const nextId = (table: Table<any>): string => {
    const count = (counts.get(table) ?? 0) + 1;
    counts.set(table, count);
    return String(base + count);
  };
  const begin = (table: Table<any>): TableRows => {
    const { missing, identities } = defaultsOf(table);
    const ids = Object.fromEntries(identities.map((column) => [column, () => nextId(table)]));
    const writer = tableWriter(table, { ...missing, ...ids });
    const rows = { count: 0, writer, list: writtenAtOnce.has(table) ? undefined : [] };
    tables.set(table, rows);
    return rows;
  };
  return {
    code: plan.code,
    streetCode: plan.streetCode,
    today,
    random,
    nextId,
    rows: <T extends Table<any>>(table: T) => {
      const found = tables.get(table);
      if (found === undefined) return [];
      return (found.list as readonly RowOf<T>[] | undefined) ?? readRows(table, found.writer.chunks());
    },
    add(table, row) {
      const rows = tables.get(table) ?? begin(table);
      rows.count += 1;
      if (rows.list === undefined) rows.writer.write(row);
      else rows.list.push(row);
    },
    *encode() {
      const encoded: EncodedTable[] = [];
      for (const [table, { count, writer, list }] of tables) {
        let n = 0;
        for (const row of list ?? []) {
          writer.write(row);
          if (++n % 2000 === 0) yield;
        }
        tables.delete(table);
        encoded.push({ table, rows: count, chunks: writer.chunks() });
        yield;
      }
      return encoded;
    },
  };
}
