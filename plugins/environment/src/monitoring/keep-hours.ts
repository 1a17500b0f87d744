import type { MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { hourInShenzhen, isNight, noiseLimits } from './noise.ts';
import { GridReading } from './raw-tables.ts';
import { MonitoringPoint, MonitoringReading } from './tables.ts';

export interface PointFound {
  readonly street_code: string;
  readonly id: string;
  readonly community_code: string;
  readonly grid_code: string;
  readonly acoustic_area: string | null;
}

type Write = Pick<MutationContext, 'transaction' | 'records'>;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Makes an hour of a point from its raw readings, then that of the basic grid from its points. */
export async function keepHour(write: Write, point: PointFound, indicator: string, hour: string): Promise<void> {
  const { transaction, records } = write;
  const { street_code: street } = point;
  // sound levels are averaged by energy, GB 3096; what is not valid counts only where nothing else is there
  const mean = sql`case when ${indicator} = 'leq' then 10 * log(avg(power(10, value / 10))::numeric) else avg(value)::numeric end`;
  const { rows: made } = await sql<{ value: number; valid: boolean }>`
    select (${mean})::float8 as value, valid from environment.raw_reading
    where street_code = ${street} and monitoring_point_id = ${point.id}::int8 and indicator = ${indicator}
      and observed_at >= ${hour}::timestamptz and observed_at < ${hour}::timestamptz + interval '1 hour'
    group by valid order by valid desc limit 1`.execute(transaction);
  const { rows: kept } = await sql<{ id: string }>`
    select id::text from environment.monitoring_reading
    where street_code = ${street} and monitoring_point_id = ${point.id}::int8
      and hour = ${hour}::timestamptz and indicator = ${indicator}`.execute(transaction);
  const values = { value: rounded(made[0]!.value), valid: made[0]!.valid };
  const place = { street_code: street, community_code: point.community_code, grid_code: point.grid_code };
  if (kept[0]) await records.change(MonitoringReading, { street_code: street, id: kept[0].id }, values);
  else
    await records.create(MonitoringReading, {
      ...place,
      monitoring_point_id: point.id,
      indicator,
      hour,
      limit_value: limitOf(indicator, point, hour),
      ...values,
    });
  await keepGridHour(write, place, indicator, hour);
}

/** Limits of the hour: GB 3096 by the class of the area, and those that the air sample is judged by. */
function limitOf(indicator: string, { acoustic_area: area }: PointFound, hour: string): number | null {
  if (indicator === 'leq') {
    const limits = area === null ? undefined : noiseLimits[area];
    return limits ? (isNight(hourInShenzhen(hour)) ? limits.night : limits.day) : null;
  }
  return airLimits[indicator] ?? null;
}

/** GB 3095 grade II: one hour for NO2 and ozone, 24 hours for particulates. */
const airLimits: Readonly<Record<string, number>> = { pm25: 75, pm10: 150, no2: 200, o3: 200 };

async function keepGridHour(
  { transaction, records }: Write,
  place: { readonly street_code: string; readonly community_code: string; readonly grid_code: string },
  indicator: string,
  hour: string,
): Promise<void> {
  const { street_code: street, grid_code: grid } = place;
  // points of a grid report at the same time, and the last one has to see the others
  await sql`select pg_advisory_xact_lock(hashtextextended(${`grid reading ${grid}`}, 0))`.execute(transaction);
  const { rows } = await sql<{ points: number; mean: number | null; highest: number | null; id: string | null }>`
    select count(*)::int as points, avg(value)::float8 as mean, max(value) as highest,
      (select id::text from environment.grid_reading
        where street_code = ${street} and grid_code = ${grid} and hour = ${hour}::timestamptz and indicator = ${indicator}) as id
    from environment.monitoring_reading
    where street_code = ${street} and grid_code = ${grid} and hour = ${hour}::timestamptz and indicator = ${indicator} and valid`.execute(
    transaction,
  );
  const { id, points, mean, highest } = rows[0]!;
  if (id === null && points === 0) return;
  // without a valid point the last values stay, and the number of points tells it
  const values = mean === null || highest === null ? { points } : { points, mean: rounded(mean), highest };
  if (id !== null) await records.change(GridReading, { street_code: street, id }, values);
  else await records.create(GridReading, { ...place, indicator, hour, ...values });
}

/** The values of the last hour on the point itself. */
export async function keepLastHour({ transaction, records }: Write, point: PointFound): Promise<void> {
  const { street_code: street, id } = point;
  const { rows } = await sql<{ hour: string; values: Readonly<Record<string, number>> }>`
    select to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour, jsonb_object_agg(indicator, value) as values
    from environment.monitoring_reading
    where street_code = ${street} and monitoring_point_id = ${id}::int8 and valid
    group by monitoring_reading.hour order by monitoring_reading.hour desc limit 1`.execute(transaction);
  if (!rows[0]) return;
  const { hour, values } = rows[0];
  const { pm25 = null, pm10 = null, no2 = null, o3 = null, leq = null } = values;
  await records.change(MonitoringPoint, { street_code: street, id }, { observed_at: hour, pm25, pm10, no2, o3, leq });
}
