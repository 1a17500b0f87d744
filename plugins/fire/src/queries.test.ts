import { core, houses, legalEntities } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fire } from './fire.ts';
import { fireHazards } from './hazard/tables.ts';
import { entitySafety, houseSafety } from './safety/tables.ts';

// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity([fire], { today: '2025-03-03', seed: 19 });
const hazards = community.rows(fireHazards);
const isOpen = ({ state }: { state: string }): boolean => state === '1' || state === '4';
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, fire],
    rows: (database) => putCommunity(database, community),
    departments: [
      { code: 'fire', areas: ['440309002'], grants: ownGrants(fire) },
      { code: 'housing', areas: ['440309002'] },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(document: string, variables?: Record<string, unknown>, department = 'fire') {
  const { body } = await platform.query(department, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

test('overdue hazards of a fire grid with house and legal entity', async () => {
  const { professionalGrids } =
    await ask(`{ professionalGrids(where: { kind: { eq: "fire" } }, first: 5) { nodes { name fireBrigade microStation
    fireHazards(where: { overdue: { eq: true } }, first: 200) {
      nodes { number level description house { address } legalEntity { name fireKeyUnit } } } } } }`);
  const expected = hazards.filter(isOpen).map(({ number }) => number);
  expect(expected.length).toBeGreaterThan(0);
  const [grid] = professionalGrids.nodes;
  expect(grid).toMatchObject({ name: '沙吓消防网格 1', fireBrigade: '龙华区消防救援大队' });
  expect(grid.microStation).toBe('沙吓微型消防站 1 号');
  expect(grid.fireHazards.nodes.map(({ number }: any) => number).toSorted()).toEqual(expected.toSorted());
  expect(grid.fireHazards.nodes[0].house.address).toMatch(/民治大道/);
});

test('houses of high risk, worst first, with the reasons in words', async () => {
  const { houses: page } = await ask(`{ houses(where: { fireRectificationOverdue: { eq: true } },
    orderBy: [{ field: FIRE_OPEN_HAZARDS, direction: DESC }], first: 100) {
    nodes { id fireRiskLevel fireOpenHazards fireRectifyBy fireRiskExplanation } } }`);
  const expected = community.rows(houseSafety).filter((house) => house.open_hazards > 0);
  expect(page.nodes).toHaveLength(expected.length);
  expect(page.nodes[0].fireOpenHazards).toBe(Math.max(...expected.map((house) => house.open_hazards)));
  for (const node of page.nodes)
    expect(node.fireRiskExplanation).toContain(
      `未整改隐患 ${node.fireOpenHazards} 处,整改已逾期(期限 ${node.fireRectifyBy})`,
    );
});

test('what nobody inspected has no risk, no hazards and nothing overdue', async () => {
  const known = new Set(community.rows(houseSafety).map(({ house_id }) => house_id));
  const house = community.rows(houses).find(({ id }) => !known.has(id))!;
  const data = await ask(
    `query ($code: HouseCode!) { house(houseCode: $code) {
      fireRiskLevel fireOpenHazards fireRectificationOverdue fireRiskExplanation fireHazards { totalCount } } }`,
    { code: house.house_code },
  );
  expect(data.house).toEqual({
    fireRiskLevel: null,
    fireOpenHazards: null,
    fireRectificationOverdue: false,
    fireRiskExplanation: null,
    fireHazards: { totalCount: 0 },
  });
});

test('key units with their managers, and hazards by level of the street', async () => {
  const data = await ask(`{
    legalEntities(where: { fireKeyUnit: { eq: true } }, first: 100) { nodes { name fireSafetyManager } }
    fireHazardCounts(by: STREET, group: LEVEL) { areaName value count } }`);
  const keyUnits = community.rows(entitySafety).filter(({ key_unit }) => key_unit);
  expect(keyUnits.length).toBeGreaterThan(0);
  expect(data.legalEntities.nodes).toHaveLength(keyUnits.length);
  expect(data.legalEntities.nodes[0].fireSafetyManager).toBe('刘经理');
  const general = hazards.filter(({ level }) => level === '1').length;
  expect(data.fireHazardCounts).toContainEqual({ areaName: '民治街道', value: 'GENERAL', count: general });
});

test('another department sees the risk of a house and no words of hazards', async () => {
  const { houses: page } = await ask(
    `{ houses(where: { fireRiskLevel: { eq: EXTREME } }) { totalCount } }`,
    undefined,
    'housing',
  );
  expect(page.totalCount).toBe(community.rows(houseSafety).filter(({ risk_level }) => risk_level === 'red').length);
  const refused = await platform.query('housing', `{ fireHazards(search: "电动") { nodes { description } } }`);
  expect(refused.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
  expect(JSON.stringify(refused.body.errors)).toContain('FireHazard.description');
});

describe('recordFireHazard', () => {
  const entity = community.rows(legalEntities)[0]!;
  const house = community.rows(houses).find(({ id }) => id === entity.house_id)!;
  const document = `mutation ($street: DivisionCode!, $house: HouseCode!, $credit: UnifiedSocialCreditCode,
      $text: String!, $found: Date, $by: Date!) {
    recordFireHazard(streetCode: $street, houseCode: $house, creditCode: $credit, kind: BLOCKED_ESCAPE, level: MAJOR,
      description: $text, foundOn: $found, foundBy: "陈国强", rectifyBy: $by) {
      number state foundOn rectifyBy overdue house { fireRiskLevel fireOpenHazards } legalEntity { fireOpenHazards } } }`;
  const good = {
    street: '440309002',
    house: house.house_code,
    credit: entity.credit_code,
    text: '二楼疏散楼梯被货物堵塞',
    found: '2025-03-01',
    by: '2025-03-15',
  };
  const codeOf = async (variables: object, department = 'fire') => {
    const { body } = await platform.query(department, document, { ...good, ...variables });
    return { code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message as string };
  };

  test('records the hazard, raises the risk of house and entity, and keeps the change in the history', async () => {
    const before = community.rows(houseSafety).find(({ house_id }) => house_id === house.id)?.open_hazards ?? 0;
    const { recordFireHazard } = await ask(document, good);
    expect(recordFireHazard).toMatchObject({
      state: 'OPEN',
      foundOn: '2025-03-01',
      overdue: true,
      house: { fireRiskLevel: 'EXTREME', fireOpenHazards: before + 1 },
    });
    expect(recordFireHazard.number).toMatch(/^XF440309002\d{10}$/);
    const again = await ask(`query ($number: String!) { fireHazard(number: $number) { description } }`, {
      number: recordFireHazard.number,
    });
    expect(again.fireHazard.description).toBe('二楼疏散楼梯被货物堵塞');
    const { rows } = await sql<{ record_type: string; field: string; new_value: unknown; source: string }>`
      select record_type, field, new_value, source from core.history
      where record_type = 'House' and record_id = ${house.id} and field = 'fire.open_hazards'`.execute(
      platform.database.db,
    );
    expect(rows).toEqual([{ record_type: 'House', field: 'fire.open_hazards', new_value: before + 1, source: 'fire' }]);
  });

  const openHazards = async (): Promise<number> => {
    const data = await ask(`query ($code: HouseCode!) { house(houseCode: $code) { fireOpenHazards } }`, {
      code: house.house_code,
    });
    return data.house.fireOpenHazards;
  };

  test('two at once are both counted', async () => {
    const before = await openHazards();
    await Promise.all([1, 2, 3, 4].map(() => ask(document, good)));
    expect(await openHazards()).toBe(before + 4);
  });

  test.each([
    ['a street that is not the caller’s', { street: '440309003' }, 'FORBIDDEN', /440309003/],
    ['a community instead of a street', { street: '440309002001' }, 'BAD_USER_INPUT', /streetCode.*9/],
    ['a house that is not in the street', { house: '4403090020019999999999999' }, 'BAD_USER_INPUT', /houseCode/],
    ['an entity that is not in the house', { credit: '91350100M000100Y43' }, 'BAD_USER_INPUT', /creditCode/],
    ['a description that says nothing', { text: ' 无 ' }, 'BAD_USER_INPUT', /description/],
    ['a day to come', { found: '2099-01-01', by: '2099-01-02' }, 'BAD_USER_INPUT', /foundOn/],
    ['a limit before the finding', { by: '2025-02-01' }, 'BAD_USER_INPUT', /rectifyBy/],
    ['a limit of years', { by: '2026-03-01' }, 'BAD_USER_INPUT', /180/],
  ])('refuses %s and changes nothing', async (_, variables, code, message) => {
    const count = sql<{ n: string }>`select count(*) as n from fire.hazard`;
    const before = await count.execute(platform.database.db);
    const answer = await codeOf(variables);
    expect(answer).toMatchObject({ code, message: expect.stringMatching(message) });
    expect((await count.execute(platform.database.db)).rows).toEqual(before.rows);
  });

  test('another department may not call it', async () => {
    expect((await codeOf({}, 'housing')).code).toBe('FIELD_NOT_GRANTED');
  });
});
