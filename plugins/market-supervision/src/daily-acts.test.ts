import { core, houses, legalEntities } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumerComplaints } from './complaint/tables.ts';
import { specialEquipment } from './equipment/tables.ts';
import { businessLicences } from './licence/tables.ts';
import { marketSupervision } from './market-supervision.ts';
import { entitySupervision } from './supervision/tables.ts';

const community = smallCommunity([marketSupervision], { today: '2025-03-03' });
const streetCode = community.streetCode;
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, marketSupervision],
    rows: (database) => putCommunity(database, community),
    departments: [
      { code: 'market-supervision', areas: ['4403'], grants: ownGrants(marketSupervision) },
      { code: 'elsewhere', areas: ['440304'], grants: ownGrants(marketSupervision) },
    ],
  });
});
afterAll(() => platform?.close());

async function act(document: string, variables: Record<string, unknown>, department = 'market-supervision') {
  const { body } = await platform.query(department, document, { streetCode, ...variables });
  return body;
}

const drawing = `mutation ($streetCode: DivisionCode!, $planNumber: String!, $seed: String!, $count: Int!, $perEntity: Int) {
  drawRandomInspection(streetCode: $streetCode, planNumber: $planNumber, subject: "登记事项检查", licenceKind: BUSINESS,
    seed: $seed, count: $count, perEntity: $perEntity) {
    seed commitment genuine drawnAt entityRegister inspectorRegister drawn
    inspections(first: 50) { nodes { position inspectors legalEntity { id } } } } }`;

test('a draw is kept with its seed, its registers and its list, and gives the same when made again', async () => {
  const first = await act(drawing, { planNumber: 'SSJ2025-A', seed: '福彩 2025021 期', count: 5 });
  expect(first.errors).toBeUndefined();
  const draw = first.data.drawRandomInspection;
  expect(draw).toMatchObject({ seed: '福彩 2025021 期', genuine: true });
  const valid = new Set(
    community
      .rows(businessLicences)
      .filter(({ kind, state }) => kind === '01' && state === '1')
      .map(({ legal_entity_id }) => legal_entity_id),
  );
  expect(draw.entityRegister).toEqual([...valid].toSorted());
  const lines = draw.inspections.nodes.map(
    ({ legalEntity, inspectors }: any) => `${legalEntity.id}: ${inspectors.join(', ')}`,
  );
  expect(lines).toEqual(draw.drawn);
  const again = await act(drawing, { planNumber: 'SSJ2025-B', seed: '福彩 2025021 期', count: 5 });
  expect(again.data.drawRandomInspection).toMatchObject({ drawn: draw.drawn, commitment: draw.commitment });
});

test('a plan is drawn once, and a list that was changed afterwards is told', async () => {
  const variables = { planNumber: 'SSJ2025-C', seed: 'seed of the plan C', count: 3 };
  const both = await Promise.all([act(drawing, variables), act(drawing, { ...variables, seed: 'another seed' })]);
  const refused = both.filter(({ errors }) => errors);
  expect(refused.map(({ errors }) => errors[0].extensions)).toMatchObject([
    { code: 'BAD_USER_INPUT', argument: 'planNumber' },
  ]);
  await sql`update market_supervision.inspection_draw
    set drawn = drawn[2:3] || drawn[1:1] where plan_number = 'SSJ2025-C'`.execute(platform.database.db);
  const { data } = await act(`{ inspectionDraw(planNumber: "SSJ2025-C") { genuine } }`, {});
  expect(data.inspectionDraw.genuine).toBe(false);
});

test.each([
  ['count', { count: 0 }],
  ['count', { count: 10_000 }],
  ['perEntity', { perEntity: 1 }],
  ['perEntity', { perEntity: 100 }],
  ['seed', { seed: 'short' }],
])('a draw with a wrong %s is refused', async (argument, wrong) => {
  const { errors } = await act(drawing, { planNumber: 'SSJ2025-D', seed: 'a seed of some length', count: 3, ...wrong });
  expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
});

test('nobody draws, checks or inspects in a street that is not theirs', async () => {
  const variables = { planNumber: 'SSJ2025-E', seed: 'a seed of some length', count: 3 };
  const { errors } = await act(drawing, variables, 'elsewhere');
  expect(errors[0].extensions.code).toBe('FORBIDDEN');
});

test('a business found in another house than the licensed one trades elsewhere; an earlier check changes nothing', async () => {
  const row = community
    .rows(entitySupervision)
    .find((one) => one.licensed_house_code !== null && one.licensed_house_code === one.found_house_code)!;
  const other = community.rows(houses).find(({ house_code }) => house_code !== row.licensed_house_code)!;
  const check = `mutation ($streetCode: DivisionCode!, $id: ID!, $houseCode: HouseCode!, $on: Date) {
    recordPremisesCheck(streetCode: $streetCode, legalEntityId: $id, houseCode: $houseCode, foundOn: $on) {
      tradesElsewhere licenceState foundHouseCode } }`;
  const moved = await act(check, { id: row.legal_entity_id, houseCode: other.house_code });
  expect(moved.errors).toBeUndefined();
  expect(moved.data.recordPremisesCheck).toMatchObject({ tradesElsewhere: true, foundHouseCode: other.house_code });
  const late = await act(check, { id: row.legal_entity_id, houseCode: row.licensed_house_code, on: '2025-01-01' });
  expect(late.data.recordPremisesCheck).toMatchObject({ tradesElsewhere: true });
});

test('an elevator that failed is stopped, and runs again once it has passed', async () => {
  const item = community.rows(specialEquipment).find(({ kind, state }) => kind === '3000' && state === '1')!;
  const inspect = `mutation ($streetCode: DivisionCode!, $number: String!, $result: EquipmentInspectionResult!, $by: Date!) {
    recordEquipmentInspection(streetCode: $streetCode, number: $number, result: $result, inspectBy: $by) {
      state inspectionOverdue inspectBy } }`;
  const failed = await act(inspect, { number: item.number, result: 'FAILED', by: '2099-01-01' });
  expect(failed.data.recordEquipmentInspection).toMatchObject({ state: 'STOPPED', inspectionOverdue: false });
  const passed = await act(inspect, { number: item.number, result: 'REPEAT_PASSED', by: '2099-01-01' });
  expect(passed.data.recordEquipmentInspection).toMatchObject({ state: 'IN_USE', inspectBy: '2099-01-01' });
  const { errors } = await act(inspect, { number: item.number, result: 'PASSED', by: '2020-01-01' });
  expect(errors[0].extensions.argument).toBe('inspectBy');
});

test('a complaint is accepted, then settled, and not twice', async () => {
  const open = community.rows(legalEntities)[0]!;
  await platform.database.db
    .insertInto(`${consumerComplaints.schema}.${consumerComplaints.name}`)
    .values({
      street_code: streetCode,
      legal_entity_id: open.id,
      number: '12315-1',
      category: '01',
      state: '1',
      description: '外卖食品中发现异物',
      received_on: '2025-03-03',
      accept_by: '2025-03-12',
      due_on: '2025-05-05',
    })
    .execute();
  const handle = `mutation ($streetCode: DivisionCode!, $state: ConsumerComplaintState!, $on: Date) {
    handleConsumerComplaint(streetCode: $streetCode, number: "12315-1", state: $state, on: $on) {
      state acceptedOn acceptanceOverdue dueOn endedOn overdue } }`;
  const early = await act(handle, { state: 'SETTLED' });
  expect(early.errors[0].extensions.argument).toBe('state');
  const accepted = await act(handle, { state: 'ACCEPTED', on: '2025-03-13' });
  expect(accepted.data.handleConsumerComplaint).toMatchObject({
    state: 'ACCEPTED',
    acceptanceOverdue: true,
    dueOn: '2025-05-15',
  });
  const settled = await act(handle, { state: 'SETTLED', on: '2025-05-15' });
  expect(settled.data.handleConsumerComplaint).toMatchObject({ endedOn: '2025-05-15', overdue: false });
  expect((await act(handle, { state: 'SETTLED' })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
});
