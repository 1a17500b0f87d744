import type { RowOf, SampleCommunity, SampleRandom, Table } from '@gridweave/kit';
import type { CommunityPlan } from '../plan/index.ts';

/** Ids of one community in one table; more rows than this would run into the next community. */
export const idsPerCommunity = 1_000_000;

/** The rows of one community while they are made, by table. What plugins see of it is SampleCommunity. */
export interface CommunityRows extends SampleCommunity {
  /** The tables that have rows, with them. */
  readonly tables: ReadonlyMap<Table<any>, readonly Readonly<Record<string, unknown>>[]>;
}

/** Empty rows of a community. Ids are `(index + 1) × 1,000,000 + n`, unique over the city whatever is made of it. */
export function communityRows(plan: CommunityPlan, today: string, random: SampleRandom): CommunityRows {
  const tables = new Map<Table<any>, Record<string, unknown>[]>();
  const counts = new Map<Table<any>, number>();
  const base = (plan.index + 1) * idsPerCommunity;
  return {
    code: plan.code,
    streetCode: plan.streetCode,
    today,
    random,
    tables,
    rows: <T extends Table<any>>(table: T) => (tables.get(table) ?? []) as unknown as readonly RowOf<T>[],
    add(table, row) {
      const rows = tables.get(table);
      if (rows === undefined) tables.set(table, [row as Record<string, unknown>]);
      else rows.push(row as Record<string, unknown>);
    },
    nextId(table) {
      const count = (counts.get(table) ?? 0) + 1;
      counts.set(table, count);
      return String(base + count);
    },
  };
}
