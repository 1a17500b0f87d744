import { core, houses, occupancies, persons } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarations, sublettings } from './duty/tables.ts';
import { residencePermits } from './permit/tables.ts';
import { publicSecurity } from './public-security.ts';
import { rentalFiles } from './rental/tables.ts';
import { houseSurveys } from './survey/tables.ts';

// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity([publicSecurity], { today: '2025-03-03', seed: 5 });
const street = '440309002';
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, publicSecurity],
    rows: (database) => putCommunity(database, community),
    departments: [
      {
        code: 'public-security',
        areas: [street],
        grants: [
          ...ownGrants(publicSecurity),
          {
            fields: ['House.residents', 'Person.name', 'Person.house', 'Occupancy.fromOn', 'Occupancy.declaredAt'],
            access: 'full',
            operators: ['read'],
          },
          {
            fields: ['Occupancy.person', 'Occupancy.house', 'House.landlordName'],
            access: 'full',
            operators: ['read'],
          },
        ],
      },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(document: string, variables?: Record<string, unknown>) {
  const { body } = await platform.query('public-security', document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

async function refusal(document: string, variables?: Record<string, unknown>) {
  const { body } = await platform.query('public-security', document, variables);
  return { code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message as string };
}

const run = (query: ReturnType<typeof sql>) => query.execute(platform.database.db);
const houseOf = (id: string) => community.rows(houses).find((house) => house.id === id)!;

describe('visits', () => {
  const file = community.rows(rentalFiles).find(({ status, house_id }) => {
    return status === '1' && houseOf(house_id).rental_grade === 'yellow';
  })!;
  const visit = `mutation ($street: DivisionCode!, $file: String!, $on: Date, $people: Int!) {
    recordRentalVisit(streetCode: $street, fileNumber: $file, visitedOn: $on, visitedBy: "陈国辉", peopleFound: $people,
      result: PEOPLE_CHANGED) { visitedOn result file { visitedOn visitIntervalDays visitDueOn visitOverdue } } }`;
  const good = { street, file: file.file_number, on: '2026-01-05', people: 2 };

  test('files by mode of management and grade, with whom to call', async () => {
    const data = await ask(`{ rentalFiles(first: 500, where: { house: { rentalMode: { eq: SCATTERED } } }) {
      nodes { fileNumber areaContractor accessControl house { rentalGrade } } } }`);
    const scattered = community
      .rows(rentalFiles)
      .filter(({ house_id }) => houseOf(house_id).rental_mode === 'scattered');
    expect(scattered.length).toBeGreaterThan(0);
    expect(data.rentalFiles.nodes).toHaveLength(scattered.length);
  });

  test('the next visit is due after the interval of the grade in the city, or in the district where it has its own', async () => {
    const first = await ask(visit, good);
    expect(first.recordRentalVisit.file).toEqual({
      visitedOn: '2026-01-05',
      visitIntervalDays: 14,
      visitDueOn: '2026-01-19',
      visitOverdue: true,
    });
    await run(sql`insert into public_security.visit_interval (area_code, grade, days, basis)
      values ('440309', 'yellow', 10, 'three grades')`);
    const second = await ask(visit, { ...good, on: '2026-01-06' });
    expect(second.recordRentalVisit.file).toMatchObject({ visitIntervalDays: 10, visitDueOn: '2026-01-16' });
    const intervals = await ask(`{ rentalVisitIntervals { nodes { areaCode grade days mayBeLet } } }`);
    expect(intervals.rentalVisitIntervals.nodes).toContainEqual({
      areaCode: '4403',
      grade: 'PROHIBITED',
      days: null,
      mayBeLet: false,
    });
  });

  test('an earlier visit that comes in late does not turn back the last one', async () => {
    const { recordRentalVisit } = await ask(visit, { ...good, on: '2025-12-01' });
    expect(recordRentalVisit).toMatchObject({ visitedOn: '2025-12-01', file: { visitedOn: '2026-01-06' } });
    const data = await ask(`query ($n: String!) { rentalFile(fileNumber: $n) { visits { nodes { visitedOn } } } }`, {
      n: file.file_number,
    });
    expect(data.rentalFile.visits.nodes[0].visitedOn).toBe('2026-01-06');
  });

  test.each([
    [{ street: '440309003' }, 'FORBIDDEN', /440309003/],
    [{ file: 'ZL0' }, 'BAD_USER_INPUT', /fileNumber/],
    [{ on: '2099-01-01' }, 'BAD_USER_INPUT', /visitedOn/],
    [{ people: -1 }, 'BAD_USER_INPUT', /peopleFound/],
  ])('refuses %j', async (wrong, code, message) => {
    expect(await refusal(visit, { ...good, ...wrong })).toEqual({ code, message: expect.stringMatching(message) });
  });
});

describe('people where they should not be', () => {
  const survey = (room: string) => `mutation ($street: DivisionCode!, $house: HouseCode!) {
    recordHouseSurvey(streetCode: $street, houseCode: $house, ${room}, surveyedBy: "黄晓明") {
      residenceState residenceRooms vacantLivedIn { totalCount } overOccupied { totalCount } } }`;
  const lived = community.rows(persons)[0]!;
  const house = houseOf(lived.house_id!);
  const there = { street, house: house.house_code };

  test('vacant houses in which people are registered, by grid and by filter', async () => {
    const { recordHouseSurvey } = await ask(survey('state: VACANT, rooms: 1'), there);
    expect(recordHouseSurvey).toMatchObject({ residenceState: 'VACANT', vacantLivedIn: { totalCount: 1 } });
    const livedIn = new Set(community.rows(persons).map(({ house_id }) => house_id));
    const expected = community
      .rows(houseSurveys)
      .filter(({ house_id, state }) => house_id !== house.id && livedIn.has(house_id) && ['3', '4'].includes(state));
    const data = await ask(`{ houses(where: { vacantLivedIn: { some: {} } }, first: 500) { nodes { houseCode } } }`);
    expect(data.houses.nodes.map(({ houseCode }: any) => houseCode).toSorted()).toEqual(
      [house, ...expected.map(({ house_id }) => houseOf(house_id))].map(({ house_code }) => house_code).toSorted(),
    );
  });

  test('over-occupied by rooms, and by area; the limits are rows of a table', async () => {
    const count = async () =>
      (await ask(`query ($house: HouseCode!) { house(houseCode: $house) { overOccupied { totalCount } } }`, there))
        .house.overOccupied.totalCount;
    await ask(survey('state: LET, rooms: 1'), there);
    expect(await count()).toBe(0);
    await run(sql`update public_security.occupancy_limit set most_per_room = 1 where use = '10'`);
    expect(await count()).toBe(1);
    await run(sql`update public_security.occupancy_limit set most_per_room = 4 where use = '10'`);
    await run(sql`update core.house set area = 11 where id = ${house.id}`);
    expect(await count()).toBe(1);
    await run(sql`update core.house set area = 12 where id = ${house.id}`);
    expect(await count()).toBe(0);
  });

  test('a person with two residences at once', async () => {
    const other = community.rows(houses).find(({ id }) => id !== house.id)!;
    const none = await ask(`{ persons(where: { contradictoryResidences: { some: {} } }) { totalCount } }`);
    expect(none.persons.totalCount).toBe(0);
    await run(sql`insert into core.occupancy
        (street_code, community_code, grid_code, person_id, house_id, role, from_on, source)
      values (${street}, ${other.community_code}, ${other.grid_code}, ${lived.id}, ${other.id}, 'tenant', '2025-02-01', 'grid-visit')`);
    const data = await ask(`{ persons(where: { contradictoryResidences: { some: {} } }) {
      nodes { name contradictoryResidences { nodes { house { houseCode } } } } } }`);
    expect(data.persons.nodes).toHaveLength(1);
    expect(
      data.persons.nodes[0].contradictoryResidences.nodes.map((node: any) => node.house.houseCode).toSorted(),
    ).toEqual([house.house_code, other.house_code].toSorted());
  });

  test('rental houses that may not be let and are lived in, of a grid', async () => {
    const of = `query ($grid: GridCode!) { grid(code: $grid) {
      prohibitedRentalsLivedIn { nodes { houseCode landlordName } } } }`;
    const rented = houseOf(community.rows(persons).find(({ house_id }) => houseOf(house_id!).rental)!.house_id!);
    await run(sql`update core.house set rental_grade = 'red' where id = ${rented.id}`);
    const data = await ask(of, { grid: rented.grid_code });
    expect(data.grid.prohibitedRentalsLivedIn.nodes).toEqual([
      { houseCode: rented.house_code, landlordName: '陈房东' },
    ]);
    // a district of three grades has a rule of its own
    await run(sql`insert into public_security.visit_interval (area_code, grade, days, may_be_let, basis)
      values ('440309', 'red', 3, true, 'three grades')`);
    expect((await ask(of, { grid: rented.grid_code })).grid.prohibitedRentalsLivedIn.nodes).toEqual([]);
  });
});

describe('declarations', () => {
  const told = new Set(community.rows(declarations).map(({ occupancy_id }) => occupancy_id));
  const undeclared = community.rows(occupancies).filter((row) => row.declared_at === null && !told.has(row.id));
  const inRented = undeclared.filter(({ role }) => role === 'tenant');

  test('files with move-ins that nobody declared in time', async () => {
    const data = await ask(`{ rentalFiles(first: 500, where: { undeclaredMoveIns: { some: {} } }) {
      nodes { fileNumber managerPhone undeclaredMoveIns { nodes { fromOn person { name } } } } } }`);
    const filed = new Set(community.rows(rentalFiles).map(({ house_id }) => house_id));
    const expected = new Set(inRented.map(({ house_id }) => house_id).filter((id) => filed.has(id)));
    expect(expected.size).toBeGreaterThan(0);
    expect(data.rentalFiles.nodes).toHaveLength(expected.size);
  });

  test('seven days for tenants, a day for foreigners, nothing for guests of hotels', async () => {
    const [row] = inRented;
    const count = async () => {
      const data = await ask(
        `query ($house: HouseCode!) { house(houseCode: $house) { undeclaredMoveIns { nodes { id } } } }`,
        { house: houseOf(row!.house_id).house_code },
      );
      const ids = await run(sql`select id::text from core.occupancy where id = ${row!.id}`);
      expect(ids.rows).toHaveLength(1);
      return data.house.undeclaredMoveIns.nodes.length;
    };
    const others = inRented.filter(({ house_id, id }) => house_id === row!.house_id && id !== row!.id).length;
    const movedIn = (days: number) =>
      run(sql`update core.occupancy
        set from_on = (now() at time zone 'Asia/Shanghai')::date - ${days}::int4 where id = ${row!.id}`);
    await movedIn(6);
    expect(await count()).toBe(others);
    await movedIn(8);
    expect(await count()).toBe(others + 1);
    await movedIn(2);
    expect(await count()).toBe(others);
    await run(sql`update core.person set kind = 'overseas' where id = ${row!.person_id}`);
    expect(await count()).toBe(others + 1);
    await run(sql`update core.house set use = '31' where id = ${row!.house_id}`);
    expect(await count()).toBe(0);
    await run(sql`update core.house set use = '10' where id = ${row!.house_id}`);
  });

  test('a declaration is recorded once, and not before the move', async () => {
    const row = inRented.at(-1)!;
    const declare = `mutation ($id: ID!, $at: DateTime, $out: Boolean) {
      recordDeclaration(streetCode: "${street}", occupancyId: $id, declaredAt: $at, moveOut: $out) { policeMoveInDeclaredAt } }`;
    const { nodes } = (
      await ask(
        `query ($house: HouseCode!) { house(houseCode: $house) { undeclaredMoveIns { nodes { id fromOn } } } }`,
        { house: houseOf(row.house_id).house_code },
      )
    ).house.undeclaredMoveIns;
    const { id } = nodes.find((node: any) => node.fromOn === row.from_on);
    expect(await refusal(declare, { id, at: '2020-01-01T00:00:00Z' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal(declare, { id, out: true })).toMatchObject({ message: expect.stringMatching(/moveOut/) });
    expect((await ask(declare, { id })).recordDeclaration.policeMoveInDeclaredAt).toMatch(/^20/);
    expect(await refusal(declare, { id })).toMatchObject({ message: expect.stringMatching(/occupancyId/) });
    const late = await ask(`query ($house: HouseCode!) { house(houseCode: $house) { lateMoveIns { nodes { id } } } }`, {
      house: houseOf(row.house_id).house_code,
    });
    expect(late.house.lateMoveIns.nodes).toContainEqual({ id });
  });

  test('sub-letting of which the landlord was not told within three days', async () => {
    const listed = await ask(`{ sublettings(where: { overdue: { eq: true } }, first: 100) { nodes { tenantName } } }`);
    const expected = community.rows(sublettings).filter(({ informed_on }) => informed_on === null);
    expect(listed.sublettings.nodes).toHaveLength(expected.length);
    const data = await ask(
      `mutation ($house: HouseCode!) { recordSubletting(streetCode: "${street}", houseCode: $house, tenantName: "李国平",
        subtenants: 2, fromOn: "2026-01-01") { informBy overdue } }`,
      { house: community.rows(houses)[0]!.house_code },
    );
    expect(data.recordSubletting).toEqual({ informBy: '2026-01-04', overdue: true });
  });
});

test('permits that run out within some days, those that have, and an endorsement', async () => {
  const day = (days: number) => sql`(now() at time zone 'Asia/Shanghai')::date + ${days}::int4`;
  const [first, second] = community.rows(residencePermits).filter(({ state }) => state === '2' || state === '3');
  await run(sql`update public_security.residence_permit set endorse_by = ${day(10)} where id = ${first!.id}`);
  await run(sql`update public_security.residence_permit set endorse_by = ${day(40)} where id = ${second!.id}`);
  const soon = `{ residencePermits(where: { daysLeft: { gte: 0, lte: 30 } }) { nodes { acceptanceNumber daysLeft } } }`;
  expect((await ask(soon)).residencePermits.nodes).toEqual([
    { acceptanceNumber: first!.acceptance_number, daysLeft: 10 },
  ]);
  const people = await ask(`{ persons(where: { residencePermitDaysLeft: { lt: 0 } }, first: 1) { totalCount } }`);
  expect(people.persons.totalCount).toBeGreaterThan(0);
  const endorse = `mutation ($n: String!) {
    endorseResidencePermit(streetCode: "${street}", acceptanceNumber: $n) { state daysLeft } }`;
  const { endorseResidencePermit } = await ask(endorse, { n: first!.acceptance_number });
  expect(endorseResidencePermit.state).toBe('VALID');
  expect(endorseResidencePermit.daysLeft).toBeGreaterThan(370);
  expect((await ask(soon)).residencePermits.nodes).toEqual([]);
  const applied = community.rows(residencePermits).find(({ state }) => state === '1')!;
  expect(await refusal(endorse, { n: applied.acceptance_number })).toMatchObject({ code: 'BAD_USER_INPUT' });
});
