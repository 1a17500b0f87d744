import { type Kysely, sql } from 'kysely';

/** A client whose day was unlike its days before. */
export interface UnusualVolume {
  readonly department: string;
  readonly client: string;
  readonly measure: 'rows' | 'refusals' | 'operations';
  readonly value: number;
  /** The middle of the 28 days before. */
  readonly usual: number;
}

/** Times the usual from which a day is unusual. */
const FACTOR = 3;
const FLOORS = { rows: 1_000, refusals: 20, operations: 200 } as const;
const DAYS = 28;

/** Clients whose rows, refusals or operations of a day (00:00 to 24:00 in Shanghai) are above three times the usual. */
export async function unusualVolume(db: Kysely<any>, day: string): Promise<readonly UnusualVolume[]> {
  const start = sql`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`;
  const { rows } = await sql<UnusualVolume>`
    with days as (
      select department, client, ((recorded_at at time zone 'Asia/Shanghai')::date - ${day}::date) as day,
        sum(row_count)::float8 as rows, count(*) filter (where outcome <> 'ok')::float8 as refusals,
        count(*)::float8 as operations
      from audit.record
      where kind = 'read' and client is not null
        and recorded_at >= ${start} - make_interval(days => ${DAYS}::int) and recorded_at < ${start} + interval '1 day'
      group by 1, 2, 3),
    measured as (
      select d.department, d.client, m.measure, d.day, m.value
      from days as d, lateral (values ('rows', d.rows), ('refusals', d.refusals), ('operations', d.operations)) as m (measure, value)),
    today as (select * from measured where day = 0),
    before as (
      select t.department, t.client, t.measure,
        -- days without a call count as zero
        percentile_cont(0.5) within group (order by coalesce(m.value, 0)) as usual
      from today as t cross join generate_series(${-DAYS}::int, -1) as n
        left join measured as m on m.client = t.client and m.measure = t.measure and m.day = n
      group by 1, 2, 3)
    select t.department, t.client, t.measure, t.value, b.usual
    from today as t join before as b using (department, client, measure)
    where t.value > greatest(${FACTOR}::float8 * b.usual, case t.measure when 'rows' then ${FLOORS.rows}::float8
      when 'refusals' then ${FLOORS.refusals}::float8 else ${FLOORS.operations}::float8 end)
    order by t.value / greatest(b.usual, 1) desc, t.client, t.measure`.execute(db);
  return rows;
}
