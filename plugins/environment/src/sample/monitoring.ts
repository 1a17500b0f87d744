import { grids } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { isNight, noiseLimits } from '../monitoring/noise.ts';
import { gridReadings, rawReadings } from '../monitoring/raw-tables.ts';
import { monitoringPoints, monitoringReadings } from '../monitoring/tables.ts';
import { pollutionSources } from '../source/tables.ts';
import { daysAfter } from './dates.ts';
import { communityName } from './division-name.ts';

const hours = 48;
type Grid = Pick<RowOf<typeof grids>, 'code' | 'community_code' | 'street_code' | 'centre'>;
type Values = Readonly<Record<string, { readonly value: number; readonly limit: number | null }>>;

const round = (value: number): number => Math.round(value * 10) / 10;

/** How strongly traffic and people are felt at an hour: little at night, most at 8 and 18 o'clock. */
const bustle = (hour: number): number =>
  isNight(hour) ? 0.55 : 0.85 + 0.25 * Math.exp(-((hour - 8) ** 2) / 8) + 0.2 * Math.exp(-((hour - 18) ** 2) / 8);

/** An air station and two noise stations for a community, and one at each third key source; hourly values of two days. */
export function makeMonitoring(community: SampleCommunity): void {
  const { random, code } = community;
  const basic = community.rows(grids);
  if (basic.length === 0) return;
  const name = communityName(code);
  makeAirPoint(community, random.pick(basic), `${name}空气微站`);
  for (const sequence of [1, 2]) makeNoisePoint(community, random.pick(basic), `${name}噪声监测站 ${sequence} 号`);
  if (random.chance(0.3)) makeWaterPoint(community, random.pick(basic), `${name}水质站`);
  for (const source of community.rows(pollutionSources)) {
    if (source.kind !== '2' || source.level !== '1' || !source.grid_code || !random.chance(0.34)) continue;
    const grid = basic.find((one) => one.code === source.grid_code);
    if (grid) makeGasPoint(community, grid, source.id, `${source.name}在线监测`);
  }
}

function makeAirPoint(community: SampleCommunity, grid: Grid, name: string): void {
  const { random } = community;
  const base = 14 + 40 * random.next() ** 2;
  const values = eachHour(community, (hour) => {
    const dust = base * bustle(hour) * (0.8 + 0.4 * random.next());
    const sun = Math.max(0, Math.sin(((hour - 6) * Math.PI) / 12));
    return {
      pm25: { value: round(dust), limit: 75 },
      pm10: { value: round(dust * 1.7), limit: 150 },
      no2: { value: round(22 * bustle(hour) * (0.7 + 0.6 * random.next())), limit: 200 },
      o3: { value: round(45 + 110 * sun * (0.7 + 0.6 * random.next())), limit: 200 },
    };
  });
  addPoint(community, grid, { name, kind: '1' }, values);
}

function makeNoisePoint(community: SampleCommunity, grid: Grid, name: string): void {
  const { random } = community;
  const area = random.weighted([
    ['1', 3],
    ['2', 5],
    ['3', 1],
    ['4a', 2],
  ] as const);
  const limits = noiseLimits[area]!;
  const values = eachHour(community, (hour) => {
    const limit = isNight(hour) ? limits.night : limits.day;
    return { leq: { value: round(limit - 4 + 6 * (random.next() - 0.2) * bustle(hour)), limit } };
  });
  addPoint(community, grid, { name, kind: '2', acoustic_area: area }, values);
}

function makeWaterPoint(community: SampleCommunity, grid: Grid, name: string): void {
  const { random } = community;
  // limits of GB 3838 class V; dissolved oxygen has a least value and no greatest
  const values = eachHour(community, (hour) => ({
    cod_mn: { value: round(6 + 5 * random.next()), limit: 15 },
    nh3_n: { value: round(0.6 + 1.2 * random.next() ** 2), limit: 2 },
    do: { value: round(4.5 + (isNight(hour) ? 0 : 2) * random.next()), limit: null },
  }));
  addPoint(community, grid, { name, kind: '4' }, values);
}

function makeGasPoint(community: SampleCommunity, grid: Grid, sourceId: string, name: string): void {
  const { random } = community;
  const values = eachHour(community, (hour) => {
    const running = isNight(hour) ? 0.3 : 1;
    return {
      nmhc: { value: round(34 * running * (0.6 + 0.9 * random.next() ** 3)), limit: 50 },
      particles: { value: round(9 * running * (0.6 + 0.9 * random.next() ** 3)), limit: 20 },
    };
  });
  addPoint(community, grid, { name, kind: '3', pollution_source_id: sourceId }, values);
}

/** The values of the hours before 8 o'clock of the sample's day, the earliest first. */
function eachHour({ today }: SampleCommunity, make: (hour: number) => Values) {
  return Array.from({ length: hours }, (_, i) => {
    const ahead = 8 - hours + i;
    const day = Math.floor(ahead / 24);
    const hour = ahead - day * 24;
    return { time: `${daysAfter(today, day)}T${String(hour).padStart(2, '0')}:00:00+08:00`, values: make(hour) };
  });
}

function addPoint(
  community: SampleCommunity,
  grid: Grid,
  point: { name: string; kind: string; acoustic_area?: string; pollution_source_id?: string },
  readings: ReturnType<typeof eachHour>,
): void {
  const { random, today } = community;
  const id = community.nextId(monitoringPoints);
  const place = { street_code: grid.street_code, community_code: grid.community_code, grid_code: grid.code };
  const last = readings.at(-1)!;
  const { pm25, pm10, no2, o3, leq } = last.values;
  community.add(monitoringPoints, {
    ...place,
    ...point,
    id,
    code: `HJ${grid.street_code}${id.padStart(10, '0')}`,
    point: grid.centre ?? null,
    observed_at: last.time,
    pm25: pm25?.value ?? null,
    pm10: pm10?.value ?? null,
    no2: no2?.value ?? null,
    o3: o3?.value ?? null,
    leq: leq?.value ?? null,
    started_on: daysAfter(today, -random.int(200, 2500)),
  });
  for (const { time, values } of readings) {
    const valid = random.chance(0.99);
    for (const [indicator, { value, limit }] of Object.entries(values))
      community.add(monitoringReadings, {
        ...place,
        id: community.nextId(monitoringReadings),
        monitoring_point_id: id,
        indicator,
        hour: time,
        value,
        limit_value: limit,
        valid,
      });
  }
  addRaw(community, { street_code: grid.street_code, monitoring_point_id: id }, last);
}

/** The quarters of the last hour as the instruments sent them. */
function addRaw(
  community: SampleCommunity,
  point: { readonly street_code: string; readonly monitoring_point_id: string },
  { time, values }: { readonly time: string; readonly values: Values },
): void {
  for (const [indicator, { value }] of Object.entries(values))
    for (const minute of [0, 15, 30, 45])
      community.add(rawReadings, {
        ...point,
        indicator,
        observed_at: time.replace(/:00:00\+/, `:${String(minute).padStart(2, '0')}:00+`),
        value,
        valid: true,
      });
}

/** The hours of each basic grid, from those of its points. */
export function makeGridReadings(community: SampleCommunity): void {
  const hoursOfGrids = Map.groupBy(
    community.rows(monitoringReadings).filter(({ valid }) => valid),
    ({ grid_code, hour, indicator }) => `${grid_code} ${hour} ${indicator}`,
  );
  for (const readings of hoursOfGrids.values()) {
    const { street_code, community_code, grid_code, indicator, hour } = readings[0]!;
    const values = readings.map(({ value }) => value);
    community.add(gridReadings, {
      street_code,
      community_code,
      grid_code,
      id: community.nextId(gridReadings),
      indicator,
      hour,
      points: values.length,
      mean: round(values.reduce((a, b) => a + b) / values.length),
      highest: Math.max(...values),
    });
  }
}
