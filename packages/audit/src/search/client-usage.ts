import { type Kysely, sql } from 'kysely';

/** What one client did on one day in Shanghai. */
export interface ClientDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly client: string;
  readonly calls: number;
  readonly rows: number;
  readonly refusals: readonly { readonly code: string; readonly calls: number }[];
  /** What was read in most calls, the most first. */
  readonly fields: readonly { readonly coordinate: string; readonly calls: number; readonly rows: number }[];
}

const MOST_FIELDS = 10;

/** The calls of a department in the days up to that of `now`, the latest first; days without a call are left out. */
export async function clientUsage(
  db: Kysely<any>,
  { department, days, now }: { readonly department: string; readonly days: number; readonly now: Date },
): Promise<readonly ClientDay[]> {
  const { rows } = await sql<ClientDay>`
    with own as materialized (
      select (recorded_at at time zone 'Asia/Shanghai')::date as day, client, request_id, outcome, row_count, fields
      from audit.record
      where kind = 'read' and department = ${department} and client is not null and recorded_at >=
        ((${now}::timestamptz at time zone 'Asia/Shanghai')::date - ${days - 1}::int)::timestamp at time zone 'Asia/Shanghai'),
    -- a stream or an export has several records, and is one call
    total as (
      select day, client, count(distinct request_id)::float8 as calls, sum(row_count)::float8 as rows
      from own group by 1, 2),
    refused as (
      select day, client, outcome as code, count(distinct request_id)::float8 as calls
      from own where outcome <> 'ok' group by 1, 2, 3),
    listed as (
      select day, client, fields, count(distinct request_id) as calls, sum(row_count) as rows
      from own where outcome = 'ok' and fields is not null group by 1, 2, 3),
    used as (
      select l.day, l.client, c.coordinate, sum(l.calls)::float8 as calls, sum(l.rows)::float8 as rows,
        row_number() over (partition by l.day, l.client order by sum(l.calls) desc, sum(l.rows) desc, c.coordinate) as place
      from listed as l join audit.field_facts as f on f.hash = l.fields, unnest(f.coordinates) as c (coordinate)
      -- other operators stand behind a colon
      where position(':' in c.coordinate) = 0
      group by 1, 2, 3)
    select to_char(t.day, 'YYYY-MM-DD') as day, t.client, t.calls, t.rows,
      coalesce((
        select json_agg(json_build_object('code', r.code, 'calls', r.calls) order by r.calls desc, r.code)
        from refused as r where r.day = t.day and r.client = t.client), '[]') as refusals,
      coalesce((
        select json_agg(json_build_object('coordinate', u.coordinate, 'calls', u.calls, 'rows', u.rows) order by u.place)
        from used as u where u.day = t.day and u.client = t.client and u.place <= ${MOST_FIELDS}), '[]') as fields
    from total as t order by t.day desc, t.client`.execute(db);
  return rows;
}
