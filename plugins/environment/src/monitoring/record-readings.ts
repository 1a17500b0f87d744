import { DivisionCode, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { conditional, internal, label } from '../labels.ts';
import { environmentSettings } from '../settings.ts';
import { keepHour, keepLastHour, type PointFound } from './keep-hours.ts';
import { type RawReading, ReadingBatch } from './reading-batch.ts';
import { MonitoringPoint } from './tables.ts';

const dayMs = 86_400_000;

interface Batch {
  readonly streetCode: string;
  readonly pointCode: string;
  readonly readings: readonly RawReading[];
}

/** Records readings of a point in bulk. The same batch again changes nothing; hours of the point and its grid follow. */
export const recordReadings = defineMutation(MonitoringPoint, {
  name: 'recordReadings',
  label: label('批量登记监测数据', 'Record readings', ...conditional, [], {
    zh: '可重复提交;点位和网格的小时值同时更新;原始数据保留 90 天(可设置)',
    en: 'may be sent again; hours of the point and of its grid follow; raw readings are kept for 90 days unless set otherwise',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    pointCode: required('String', label('点位编码', 'Code of the point', ...internal)),
    readings: required(ReadingBatch, label('监测数据', 'Readings', ...internal)),
  },
  async resolve(args: Batch, { transaction, records, requireStreet, settings }: MutationContext) {
    requireStreet(args.streetCode);
    checkTimes(args.readings, settings(environmentSettings).rawDays);
    const point = await pointAt(transaction, args.streetCode, args.pointCode);
    for (const { indicator, hour } of await keepRaw(transaction, point, args.readings))
      await keepHour({ transaction, records }, point, indicator, hour);
    await keepLastHour({ transaction, records }, point);
    return { street_code: point.street_code, id: point.id };
  },
});

/** Raw readings that are older than they are kept cannot be recorded, since their hours could not be made again. */
function checkTimes(readings: readonly RawReading[], rawDays: number): void {
  const now = Date.now();
  for (const [i, { observedAt }] of readings.entries()) {
    const time = Date.parse(observedAt);
    // clocks of instruments may be a little fast
    if (time > now + 5 * 60_000)
      throw wrong('readings', `#${i + 1} 的时刻还没有到`, `#${i + 1} is of a time that has not come`);
    if (time < now - rawDays * dayMs)
      throw wrong('readings', `#${i + 1} 早于 ${rawDays} 天`, `#${i + 1} is older than ${rawDays} days`);
  }
}

async function pointAt(trx: Transaction<any>, street: string, code: string): Promise<PointFound> {
  // locked, so that two batches of a point make its hours one after the other
  const { rows } = await sql<PointFound>`
    select street_code, id::text, community_code, grid_code, acoustic_area from environment.monitoring_point
    where street_code = ${street} and code = ${code} and ended_on is null for update`.execute(trx);
  if (rows[0]) return rows[0];
  throw wrong('pointCode', `街道 ${street} 没有在用点位 ${code}`, `${code} is no point in use of street ${street}`);
}

/** Keeps the readings that are new or differ, and tells the hours in which they are. */
async function keepRaw(
  trx: Transaction<any>,
  { street_code: street, id }: PointFound,
  readings: readonly RawReading[],
): Promise<readonly { readonly indicator: string; readonly hour: string }[]> {
  // of the same moment twice in one batch the last one holds
  const last = [...new Map(readings.map((one) => [`${one.indicator} ${one.observedAt}`, one])).values()];
  const { rows } = await sql<{ indicator: string; hour: string }>`
    with kept as (
      insert into environment.raw_reading as r (street_code, monitoring_point_id, indicator, observed_at, value, valid)
      select ${street}, ${id}::int8, b.indicator, b.observed_at, b.value, b.valid
      from unnest(${last.map((one) => one.indicator)}::text[], ${last.map((one) => one.observedAt)}::timestamptz[],
        ${last.map((one) => one.value)}::float8[], ${last.map((one) => one.valid)}::bool[])
        as b (indicator, observed_at, value, valid)
      on conflict (street_code, monitoring_point_id, indicator, observed_at)
        do update set value = excluded.value, valid = excluded.valid
        where (r.value, r.valid) is distinct from (excluded.value, excluded.valid)
      returning indicator, observed_at)
    select distinct indicator, to_char(date_trunc('hour', observed_at at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:00:00"Z"') as hour
    from kept order by hour, indicator`.execute(trx);
  return rows;
}
