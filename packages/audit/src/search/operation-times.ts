import { type Kysely, sql } from 'kysely';

/** How an operation of a department fared in some time. */
export interface OperationTimes {
  readonly department: string;
  readonly operationName: string | null;
  /** SHA-256 of the document, in hex. */
  readonly hash: string;
  /** Without the values that were written in it. */
  readonly document: string | null;
  readonly calls: number;
  /** Calls that were refused or failed. */
  readonly failures: number;
  /** The most frequent code of those. */
  readonly outcome: string | null;
  /** Milliseconds in which half, and 95 of 100, of its calls were answered. */
  readonly median: number;
  readonly p95: number;
  readonly slowest: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
}

export type OperationOrder = 'slow' | 'failing';

/** The operations of departments that take longest, or that fail most often. */
export async function operationTimes(
  db: Kysely<any>,
  { from, order, first }: { readonly from: Date; readonly order: OperationOrder; readonly first: number },
): Promise<readonly OperationTimes[]> {
  const failed = sql`count(*) filter (where outcome <> 'ok')`;
  const share = (part: number) =>
    sql`coalesce(percentile_cont(${part}::float8) within group (order by duration_us) / 1000, 0)::float8`;
  const { rows } = await sql<OperationTimes>`
    with grouped as (
      select department, operation_name, document, count(*)::float8 as calls, ${failed}::float8 as failures,
        mode() within group (order by outcome) filter (where outcome <> 'ok') as outcome,
        ${share(0.5)} as median, ${share(0.95)} as p95, (max(duration_us) / 1000.0)::float8 as slowest,
        (extract(epoch from max(recorded_at)) * 1000)::float8 as last_at
      from audit.record
      where kind = 'read' and department is not null and document is not null and recorded_at >= ${from}
      group by department, operation_name, document
      ${order === 'failing' ? sql`having ${failed} > 0` : sql``}
      order by ${order === 'failing' ? sql`${failed} desc` : sql`${share(0.95)} desc`}, department, document
      limit ${first})
    select g.department, g.operation_name as "operationName", encode(g.document, 'hex') as hash, d.text as document,
      g.calls, g.failures, g.outcome, g.median, g.p95, g.slowest, g.last_at as "lastAt"
    from grouped as g left join audit.document as d on d.hash = g.document
    order by ${order === 'failing' ? sql`g.failures desc` : sql`g.p95 desc`}, g.department, hash`.execute(db);
  return rows;
}
