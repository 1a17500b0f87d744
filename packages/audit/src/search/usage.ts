import { type Kysely, sql } from 'kysely';

/** What a department did with one coordinate in some time. */
export interface Usage {
  readonly department: string;
  readonly coordinate: string;
  readonly operations: number;
  /** Rows of the answers that it was part of. */
  readonly rows: number;
  /** Milliseconds since the epoch. */
  readonly lastUsed: number;
}

/** Answered operations by department and coordinate. */
export async function usage(
  db: Kysely<any>,
  { from, to }: { readonly from: Date; readonly to?: Date | null },
): Promise<readonly Usage[]> {
  const { rows } = await sql<Usage>`
    with used as (
      select department, fields, count(*) as operations, sum(row_count) as rows, max(recorded_at) as last_used
      from audit.record
      where kind = 'read' and outcome = 'ok' and department is not null and fields is not null
        and recorded_at >= ${from} and recorded_at < ${to ?? 'infinity'}::timestamptz
      group by department, fields)
    select u.department, c.coordinate, sum(u.operations)::float8 as operations, sum(u.rows)::float8 as rows,
      (extract(epoch from max(u.last_used)) * 1000)::float8 as "lastUsed"
    from used as u join audit.field_facts as f on f.hash = u.fields, unnest(f.coordinates) as c (coordinate)
    group by u.department, c.coordinate order by u.department, c.coordinate`.execute(db);
  return rows;
}
