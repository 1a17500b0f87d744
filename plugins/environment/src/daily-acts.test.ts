import { core, houses } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment } from './environment.ts';
import { fumeControls } from './fume/tables.ts';
import { monitoringPoints } from './monitoring/tables.ts';
import { sensitiveReceptors } from './receptor/tables.ts';
import { pollutionSources } from './source/tables.ts';

const community = smallCommunity([environment], { today: '2025-03-03' });
const { streetCode } = community;
const hourMs = 3_600_000;
// the last hour that is over
const hour = new Date(Math.floor(Date.now() / hourMs) * hourMs - hourMs);
const at = (minute: number) => new Date(hour.getTime() + minute * 60_000).toISOString();
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, environment],
    rows: (database) => putCommunity(database, community),
    departments: [
      { code: 'environment', areas: ['4403'], grants: ownGrants(environment) },
      { code: 'elsewhere', areas: ['440304'], grants: ownGrants(environment) },
    ],
  });
});
afterAll(() => platform?.close());

async function act(document: string, variables: Record<string, unknown>, department = 'environment') {
  const { body } = await platform.query(department, document, { streetCode, ...variables });
  return body;
}

const record = `mutation ($streetCode: DivisionCode!, $code: String!, $readings: ReadingBatch!) {
  recordReadings(streetCode: $streetCode, pointCode: $code, readings: $readings) { observedAt pm25 leq gridCode
    readings(first: 2) { nodes { hour indicator value limitValue valid } } } }`;
const noise = community.rows(monitoringPoints).find(({ kind }) => kind === '2')!;
const air = community.rows(monitoringPoints).find(({ kind }) => kind === '1')!;

test('readings make the hour of the point and of its grid; the same batch again changes nothing', async () => {
  const readings = [20, 40, 60].map((value, i) => ({ indicator: 'PM25', observedAt: at(i * 15), value }));
  const first = await act(record, { code: air.code, readings });
  expect(first.errors).toBeUndefined();
  expect(first.data.recordReadings).toMatchObject({ observedAt: hour.toISOString(), pm25: 40 });
  expect(first.data.recordReadings.readings.nodes[0]).toMatchObject({ indicator: 'PM25', value: 40, limitValue: 75 });
  const before = await written();
  const again = await act(record, { code: air.code, readings });
  expect(again.data).toEqual(first.data);
  expect(await written()).toEqual(before);
  const corrected = await act(record, { code: air.code, readings: [{ ...readings[2]!, value: 90 }] });
  expect(corrected.data.recordReadings.pm25).toBe(50);
  const { data } = await act(
    `query ($grid: GridCode!, $hour: DateTime!) { grid(code: $grid) {
      environmentReadings(where: { indicator: { eq: PM25 }, hour: { gte: $hour } }) { nodes { points mean highest } } } }`,
    { grid: air.grid_code, hour: hour.toISOString() },
  );
  expect(data.grid.environmentReadings.nodes).toEqual([{ points: 1, mean: 50, highest: 50 }]);
});

/** What a batch could have written: readings, hours, and changes in the log. */
async function written() {
  const { rows } = await sql`
    select (select count(*) from environment.raw_reading) as raw, (select count(*) from environment.monitoring_reading) as hours,
      (select count(*) from environment.grid_reading) as grids, (select count(*) from core.history) as history`.execute(
    platform.database.db,
  );
  return rows;
}

test('sound levels are averaged by energy, and readings that are not valid do not count', async () => {
  const readings = [
    { indicator: 'LEQ', observedAt: at(0), value: 50 },
    { indicator: 'LEQ', observedAt: at(15), value: 60 },
    { indicator: 'LEQ', observedAt: at(30), value: 99, valid: false },
  ];
  const { data } = await act(record, { code: noise.code, readings });
  expect(data.recordReadings.leq).toBe(57.4);
});

test('batches of one point at the same time are all counted', async () => {
  const earlier = new Date(hour.getTime() - hourMs).getTime();
  await Promise.all(
    [10, 20, 30, 40].map((value, i) =>
      act(record, {
        code: air.code,
        readings: [{ indicator: 'NO2', observedAt: new Date(earlier + i * 60_000).toISOString(), value }],
      }),
    ),
  );
  const { rows } = await sql<{ value: number }>`
    select value from environment.monitoring_reading where monitoring_point_id = ${air.id}::int8
      and indicator = 'no2' and hour = ${new Date(earlier).toISOString()}::timestamptz`.execute(platform.database.db);
  expect(rows).toEqual([{ value: 25 }]);
});

test.each([
  ['nothing', []],
  ['no indicator', [{ indicator: 'RADON', observedAt: at(0), value: 1 }]],
  ['no time zone', [{ indicator: 'PM25', observedAt: '2025-03-03T08:00:00', value: 1 }]],
  ['a negative value', [{ indicator: 'PM25', observedAt: at(0), value: -1 }]],
  ['something else beside', [{ indicator: 'PM25', observedAt: at(0), value: 1, unit: 'mg' }]],
  ['a time beyond retention', [{ indicator: 'PM25', observedAt: '2025-03-03T08:00:00+08:00', value: 1 }]],
  ['a time to come', [{ indicator: 'PM25', observedAt: '2999-01-01T00:00:00Z', value: 1 }]],
])('a batch with %s is refused', async (_what, readings) => {
  expect((await act(record, { code: air.code, readings })).errors).toHaveLength(1);
});

test('nobody records readings in a street that is not theirs', async () => {
  const readings = [{ indicator: 'PM25', observedAt: at(0), value: 1 }];
  const { errors } = await act(record, { code: air.code, readings }, 'elsewhere');
  expect(errors[0].extensions.code).toBe('FORBIDDEN');
});

test('restaurants whose purifier is past its cleaning, until one was cleaned today', async () => {
  const overdue = `{ legalEntities(where: { fumeCleaningOverdue: { eq: true } }, first: 100) { nodes { id } } }`;
  const installed = community.rows(fumeControls).filter(({ installed_on }) => installed_on);
  const { data } = await act(overdue, {});
  // the sample shows a day long past
  expect(data.legalEntities.nodes.map(({ id }: any) => id).toSorted()).toEqual(
    installed.map(({ legal_entity_id }) => legal_entity_id).toSorted(),
  );
  const cleaned = await act(
    `mutation ($streetCode: DivisionCode!, $id: ID!) { recordFumeCleaning(streetCode: $streetCode, legalEntityId: $id) {
      fumeCleaningOverdue fumePurifierInstalled } }`,
    { id: installed[0]!.legal_entity_id },
  );
  expect(cleaned.data.recordFumeCleaning).toEqual({ fumeCleaningOverdue: false, fumePurifierInstalled: true });
});

test('a new school is listed with the sources within 1,000 m, at its distance in metres', async () => {
  const source = community.rows(pollutionSources).find(({ longitude }) => longitude !== null)!;
  const house = community.rows(houses).find(({ grid_code }) => grid_code !== source.grid_code)!;
  // 0.003° of latitude is 333.6 m
  const point = JSON.stringify({ type: 'Point', coordinates: [source.longitude, source.latitude! + 0.003] });
  await sql`update core.house set point = ${point}::jsonb where id = ${house.id}::int8`.execute(platform.database.db);
  const made = await act(
    `mutation ($streetCode: DivisionCode!, $house: HouseCode!) {
      recordSensitiveReceptor(streetCode: $streetCode, houseCode: $house, kind: SCHOOL, name: "新建小学", people: 900) {
        name kind latitude } }`,
    { house: house.house_code },
  );
  expect(made.errors).toBeUndefined();
  const { data } = await act(
    `query ($number: String!) { pollutionSource(outletNumber: $number) {
      near: sensitiveReceptors(where: { name: { eq: "新建小学" }, metres: { lte: 500 } }) { nodes { metres } }
      nearer: sensitiveReceptors(where: { name: { eq: "新建小学" }, metres: { lte: 300 } }) { totalCount } } }`,
    { number: source.outlet_number },
  );
  expect(data.pollutionSource).toEqual({ near: { nodes: [{ metres: 334 }] }, nearer: { totalCount: 0 } });
});

test('the sample lists its receptors with sources nearby', async () => {
  const { data } = await act(
    `{ pollutionSources(where: { sensitiveReceptors: { some: { kind: { eq: SCHOOL }, metres: { lte: 1000 } } } }, first: 100) {
      nodes { sensitiveReceptors(first: 10) { nodes { kind name metres } } } } }`,
    {},
  );
  expect(community.rows(sensitiveReceptors).map(({ kind }) => kind)).toEqual(['1', '3', '4']);
  expect(data.pollutionSources.nodes.length).toBeGreaterThan(0);
  for (const { sensitiveReceptors: near } of data.pollutionSources.nodes)
    for (const { metres } of near.nodes) expect(metres).toBeLessThanOrEqual(1000);
});

test('raw readings that are too old are forgotten, and the hours of them stay', async () => {
  const { db } = platform.database;
  const old = (days: number) =>
    sql`insert into environment.raw_reading
    (street_code, monitoring_point_id, indicator, observed_at, value)
    values (${streetCode}, ${air.id}, 'PM25', now() - make_interval(days => ${days}), 1)`.execute(db);
  await old(200);
  await old(89);
  const kept = async () =>
    (
      await sql<{ old: boolean; n: number }>`select observed_at < now() - interval '91 days' as old, count(*)::int as n
        from environment.raw_reading group by 1 order by 1`.execute(db)
    ).rows.map(({ old: isOld, n }) => [isOld, n]);
  const [[, young], [, ancient]] = (await kept()) as [[boolean, number], [boolean, number]];
  expect([young > 0, ancient > 0]).toEqual([true, true]);
  const hours = await sql`select from environment.monitoring_reading`.execute(db);
  const started = await platform.govern(
    'plugins',
    'mutation { runPluginJob(plugin: "environment", job: "forget-raw-readings") { outcome } }',
  );
  expect(started.body.errors).toBeUndefined();
  await expect.poll(kept).toEqual([[false, young]]);
  expect((await sql`select from environment.monitoring_reading`.execute(db)).rows.length).toBe(hours.rows.length);
});
