import { core, houses, legalEntities, persons } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fireFacilities } from './facility/tables.ts';
import { fire } from './fire.ts';
import { fireHazards } from './hazard/tables.ts';
import { fireHydrants, hydrantDistances } from './hydrant/tables.ts';
import { smallPlaces } from './small-place/tables.ts';

// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity([fire], { today: '2025-03-03', seed: 19 });
const street = '440309002';
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, fire],
    rows: (database) => putCommunity(database, community),
    departments: [
      {
        code: 'fire',
        areas: [street],
        grants: [
          ...ownGrants(fire),
          { fields: ['Person.name'], access: 'masked', mask: 'keep(1,0)', operators: ['read'] },
        ],
      },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(document: string, variables?: Record<string, unknown>) {
  const { body } = await platform.query('fire', document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

async function refusal(document: string, variables?: Record<string, unknown>) {
  const { body } = await platform.query('fire', document, variables);
  return { code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message as string };
}

const run = (query: ReturnType<typeof sql>) => query.execute(platform.database.db);
const houseOf = (id: string) => community.rows(houses).find((house) => house.id === id)!;

describe('a hazard from the finding to the re-check', () => {
  const house = community
    .rows(houses)
    .find(({ id }) => community.rows(fireHazards).every(({ house_id }) => house_id !== id))!;
  const found = `mutation ($house: HouseCode!, $kind: FireHazardKind!, $level: FireHazardLevel!) {
    recordFireHazard(streetCode: "${street}", houseCode: $house, kind: $kind, level: $level, description: "阁楼住人未做分隔",
      foundOn: "2025-02-01", foundBy: "陈国强", rectifyBy: "2025-03-01") { number } }`;
  const rectify = `mutation ($number: String!, $by: String!, $on: Date) {
    rectifyFireHazard(streetCode: "${street}", number: $number, rectifiedBy: $by, rectifiedOn: $on,
      rectification: "已拆除阁楼并搬离") { state rectifiedBy house { fireOpenHazards } } }`;
  const recheck = `mutation ($number: String!, $by: String!, $passed: Boolean!, $limit: Date) {
    recheckFireHazard(streetCode: "${street}", number: $number, recheckedBy: $by, passed: $passed, rectifyBy: $limit,
      recheckedOn: "2025-02-21") { state rectifyBy house { fireRiskLevel fireOpenHazards fireThreeInOne } } }`;
  const score = async () =>
    (
      await ask(
        `query ($house: HouseCode!) { house(houseCode: $house) {
          fireRiskScore fireRiskReasons english: fireRiskReasons(language: EN) } }`,
        { house: house.house_code },
      )
    ).house;
  let number: string;

  test('found: the house has a score with its reasons in both languages', async () => {
    const data = await ask(found, { house: house.house_code, kind: 'THREE_IN_ONE', level: 'MAJOR' });
    ({ number } = data.recordFireHazard);
    const risk = await score();
    expect(risk.fireRiskReasons).toContain('三合一:住宿与生产、储存、经营合用(+25)');
    expect(risk.english).toContain('rectification is overdue since 2025-03-01 (+15)');
    const points = risk.fireRiskReasons.map((reason: string) => Number(/\(\+(\d+)\)$/.exec(reason)![1]));
    expect(risk.fireRiskScore).toBe(points.reduce((sum: number, n: number) => sum + n, 0));
    const nobody = await ask(
      `{ houses(where: { fireRiskScore: { gte: 0 }, fireOpenHazards: { isNull: true } }) { totalCount } }`,
    );
    expect(nobody.houses.totalCount).toBe(0);
    const { houses: page } = await ask(`{ houses(where: { fireRiskScore: { gte: 75 } },
      orderBy: [{ field: FIRE_RISK_SCORE, direction: DESC }]) { nodes { houseCode fireRiskScore } } }`);
    expect(page.nodes).toContainEqual({ houseCode: house.house_code, fireRiskScore: risk.fireRiskScore });
  });

  test.each([
    [{ by: '陈国强' }, /rectifiedBy/],
    [{ by: ' 陈国强 ' }, /rectifiedBy/],
    [{ by: '王店长', on: '2025-01-01' }, /rectifiedOn/],
    [{ by: '王店长', number: 'XF0' }, /number/],
  ])('the finder does not rectify, and nothing is rectified before it was found: %j', async (wrong, message) => {
    const answer = await refusal(rectify, { number, ...wrong });
    expect(answer).toEqual({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) });
  });

  test('rectified, re-checked by somebody else, failed, rectified again and closed', async () => {
    expect(await refusal(recheck, { number, by: '李志伟', passed: true })).toMatchObject({ code: 'BAD_USER_INPUT' });
    const done = await ask(rectify, { number, by: '王店长', on: '2025-02-20' });
    expect(done.rectifyFireHazard).toEqual({
      state: 'RECTIFIED',
      rectifiedBy: '王店长',
      house: { fireOpenHazards: 0 },
    });
    expect((await refusal(recheck, { number, by: '王店长', passed: true })).message).toMatch(/recheckedBy/);
    expect((await refusal(recheck, { number, by: '李志伟', passed: false })).message).toMatch(/rectifyBy/);
    const failed = await ask(recheck, { number, by: '李志伟', passed: false, limit: '2025-03-10' });
    expect(failed.recheckFireHazard).toEqual({
      state: 'FAILED',
      rectifyBy: '2025-03-10',
      house: { fireRiskLevel: 'EXTREME', fireOpenHazards: 1, fireThreeInOne: true },
    });
    await ask(rectify, { number, by: '王店长', on: '2025-02-21' });
    // the finder may check what somebody else rectified
    const passed = await ask(recheck, { number, by: '陈国强', passed: true });
    expect(passed.recheckFireHazard).toMatchObject({
      state: 'CLOSED',
      house: { fireRiskLevel: 'LOW', fireOpenHazards: 0, fireThreeInOne: false },
    });
    const { rows } = await run(sql`select new_value from core.history
      where record_type = 'FireHazard' and field = 'state' order by recorded_at, id`);
    expect(rows.map((row: any) => row.new_value)).toEqual(['2', '4', '2', '3']);
  });

  test('the database itself refuses that a finder rectifies', async () => {
    await expect(run(sql`update fire.hazard set rectified_by = found_by where state = '1'`)).rejects.toThrow(
      /hazard_not_rectified_by_finder/,
    );
  });
});

test('likely three-in-one: people registered in business premises', async () => {
  const business = community.rows(persons).filter(({ house_id }) => houseOf(house_id!).use === '30');
  expect(business.length).toBeGreaterThan(0);
  const { houses: page } = await ask(`{ houses(where: { fireThreeInOneResidents: { some: {} } }, first: 500) {
    nodes { houseCode fireThreeInOneResidents { nodes { name } } } } }`);
  const codes = new Set(business.map(({ house_id }) => houseOf(house_id!).house_code));
  expect(page.nodes.map(({ houseCode }: any) => houseCode).toSorted()).toEqual([...codes].toSorted());
  expect(page.nodes[0].fireThreeInOneResidents.nodes[0].name).toMatch(/^.\*/);
});

test('small places of a kind, and those in houses with open hazards', async () => {
  const data = await ask(`{
    workshops: smallPlaces(where: { kind: { eq: WORKSHOP } }, first: 500) { nodes { name exits keeperName } }
    risky: smallPlaces(where: { house: { fireHazards: { some: { state: { eq: OPEN } } } } }, first: 500) { totalCount }
    }`);
  const places = community.rows(smallPlaces);
  expect(data.workshops.nodes).toHaveLength(places.filter(({ kind }) => kind === '9').length);
  const open = new Set(community.rows(fireHazards).flatMap(({ house_id, state }) => (state === '1' ? [house_id] : [])));
  expect(data.risky.totalCount).toBe(places.filter(({ house_id }) => open.has(house_id)).length);
});

test('facilities to be checked; a check sets the next one by its kind', async () => {
  const due = `{ fireFacilities(where: { checkOverdue: { eq: true }, kind: { eq: SMOKE_DETECTOR } }, first: 500) {
    nodes { id checkBy house { address } } } }`;
  const { nodes } = (await ask(due)).fireFacilities;
  expect(nodes).toHaveLength(community.rows(fireFacilities).filter(({ kind }) => kind === '05').length);
  const check = `mutation ($id: ID!, $on: Date) {
    checkFireFacility(streetCode: "${street}", id: $id, state: FAULTY, checkedOn: $on) { state checkBy } }`;
  const { checkFireFacility } = await ask(check, { id: nodes[0].id, on: '2026-01-01' });
  expect(checkFireFacility).toEqual({ state: 'FAULTY', checkBy: '2026-04-01' });
  expect((await refusal(check, { id: nodes[0].id, on: '2025-12-31' })).message).toMatch(/checkedOn/);
});

describe('hydrants', () => {
  const house = community.rows(houses)[0]!;
  const [lon, lat] = (house.point as { coordinates: [number, number] }).coordinates;
  const nearest = async () =>
    (
      await ask(
        `query ($house: HouseCode!) { house(houseCode: $house) { fireNearestHydrants(first: 5) {
          nodes { distance hydrant { number state } } } } }`,
        { house: house.house_code },
      )
    ).house.fireNearestHydrants.nodes;
  const record = `mutation ($lon: Float!, $lat: Float!, $grid: GridCode!, $state: FireFacilityState!) {
    recordFireHydrant(streetCode: "${street}", gridCode: $grid, number: "XHS-NEW", longitude: $lon, latitude: $lat,
      state: $state, pressure: 0.2, maintainer: "供水企业") { number state } }`;
  const place = { grid: house.grid_code, state: 'WORKING' };

  test('the nearest of a house, nearest first', async () => {
    const expected = community
      .rows(hydrantDistances)
      .filter(({ building_code }) => building_code === house.building_code)
      .map(({ distance }) => distance)
      .toSorted((a, b) => a - b);
    expect(expected.length).toBeGreaterThan(0);
    expect((await nearest()).map(({ distance }: any) => distance)).toEqual(expected);
  });

  test('SQL measures what the sample measured, and a new hydrant beside the house comes first', async () => {
    const before = await nearest();
    await ask(record, { ...place, lon, lat: lat + 0.0001 });
    const [first, ...others] = await nearest();
    expect(first).toEqual({ distance: 11.1, hydrant: { number: 'XHS-NEW', state: 'WORKING' } });
    expect(others).toEqual(before.slice(0, 4));
  });

  test('a check of it changes its state, a move its distance, and far away it is no longer near', async () => {
    await ask(record, { ...place, lon, lat: lat + 0.0001, state: 'FAULTY' });
    expect((await nearest())[0]).toEqual({ distance: 11.1, hydrant: { number: 'XHS-NEW', state: 'FAULTY' } });
    await ask(record, { ...place, lon, lat: lat + 0.0002 });
    expect((await nearest())[0]).toMatchObject({ distance: 22.2, hydrant: { state: 'WORKING' } });
    await ask(record, { ...place, lon, lat: lat + 0.1 });
    expect((await nearest()).map(({ hydrant }: any) => hydrant.number)).not.toContain('XHS-NEW');
  });

  test.each([
    [{ lon: 200 }, /longitude/],
    [{ grid: '44030900300101' }, /gridCode/],
  ])('refuses %j', async (wrong, message) => {
    expect(await refusal(record, { ...place, lon, lat, ...wrong })).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(message),
    });
  });

  test('houses without a working hydrant within 150 metres', async () => {
    const { houses: page } = await ask(`{ houses(first: 500, where: { fireNearestHydrants: {
      none: { distance: { lte: 150 }, hydrant: { state: { eq: WORKING } } } } }) { totalCount } }`);
    const working = new Set(community.rows(fireHydrants).flatMap(({ id, state }) => (state === '1' ? [id] : [])));
    const served = new Set(
      community
        .rows(hydrantDistances)
        .flatMap((row) => (row.distance <= 150 && working.has(row.hydrant_id) ? [row.building_code] : [])),
    );
    const expected = community.rows(houses).filter(({ building_code }) => !served.has(building_code));
    expect(page.totalCount).toBe(expected.length);
  });
});

test('open hazards in rented houses on the ground floor with a business in them', async () => {
  const open = new Set(
    community.rows(fireHazards).flatMap(({ house_id, state }) => (state === '1' || state === '4' ? [house_id] : [])),
  );
  const inBusiness = new Set(community.rows(legalEntities).map(({ house_id }) => house_id));
  const expected = community.rows(houses).filter(({ id, rental }) => rental && open.has(id) && inBusiness.has(id));
  const { houses: page } = await ask(`{ houses(first: 500, where: { rental: { eq: true }, floorNo: { eq: "1层" },
    fireHazards: { some: { state: { in: [OPEN, FAILED] } } }, legalEntities: { some: { status: { eq: OPERATING } } } }) {
    nodes { houseCode fireHazards { nodes { kind } } legalEntities { nodes { name } } } } }`);
  expect(page.nodes.map(({ houseCode }: any) => houseCode).toSorted()).toEqual(
    expected.map(({ house_code }) => house_code).toSorted(),
  );
});
