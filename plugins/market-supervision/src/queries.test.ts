import { core, legalEntities } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumerComplaints } from './complaint/tables.ts';
import { specialEquipment } from './equipment/tables.ts';
import { randomInspections } from './inspection/tables.ts';
import { businessLicences } from './licence/tables.ts';
import { marketSupervision } from './market-supervision.ts';
import { entitySupervision } from './supervision/tables.ts';

// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity([marketSupervision], { today: '2025-03-03' });
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, marketSupervision],
    rows: (database) => putCommunity(database, community),
    departments: [
      {
        code: 'market-supervision',
        areas: ['4403'],
        grants: [
          ...ownGrants(marketSupervision),
          { fields: ['Event.description'], access: 'full', operators: ['read'], scopes: ['market-events'] },
        ],
      },
      {
        code: 'commerce',
        areas: ['4403'],
        grants: [
          {
            fields: ['LegalEntity.creditRiskClass'],
            access: 'full',
            operators: ['read', 'filter'],
            scopes: ['food-businesses'],
          },
        ],
      },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(document: string, variables?: Record<string, unknown>, department = 'market-supervision') {
  const { body } = await platform.query(department, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

test('a shop by its credit code: licences, grade, last inspection, complaints', async () => {
  const food = community.rows(entitySupervision).find(({ food_safety_grade }) => food_safety_grade)!;
  const entity = community.rows(legalEntities).find(({ id }) => id === food.legal_entity_id)!;
  const data = await ask(
    `query ($code: UnifiedSocialCreditCode!) { legalEntity(creditCode: $code) { name
      businessLicenceNumber businessLicenceState businessLicenceExpired foodSafetyGrade randomInspectedOn
      licences { nodes { kind holder } } randomInspections { nodes { inspectedOn inspectors } }
      consumerComplaints { totalCount } professionalGrids { nodes { kind marketOffice } } } }`,
    { code: entity.credit_code },
  );
  const ofEntity = ({ legal_entity_id }: { legal_entity_id: string | null }): boolean => legal_entity_id === entity.id;
  const inspections = community.rows(randomInspections).filter(ofEntity);
  expect(data.legalEntity).toMatchObject({
    name: entity.name,
    businessLicenceNumber: entity.credit_code,
    businessLicenceState: 'VALID',
    businessLicenceExpired: false,
    foodSafetyGrade: food.food_safety_grade,
    randomInspectedOn: food.inspected_on ?? null,
    consumerComplaints: { totalCount: community.rows(consumerComplaints).filter(ofEntity).length },
    professionalGrids: { nodes: [{ kind: 'market', marketOffice: '民治市场监督管理所' }] },
  });
  expect(data.legalEntity.licences.nodes).toHaveLength(community.rows(businessLicences).filter(ofEntity).length);
  expect(data.legalEntity.randomInspections.nodes).toHaveLength(inspections.length);
});

test('permits that have expired although the register still calls them valid', async () => {
  const { businessLicences: page } = await ask(
    `{ businessLicences(where: { expired: { eq: true }, kind: { eq: FOOD_BUSINESS } }, first: 100) {
        nodes { number state expiresOn legalEntity { name } } } }`,
  );
  const today = new Date().toISOString().slice(0, 10);
  const expected = community
    .rows(businessLicences)
    .filter(({ kind, state, expires_on }) => kind === '02' && (state === '2' || expires_on! < today));
  expect(expected.length).toBeGreaterThan(0);
  expect(page.nodes.map(({ number }: any) => number).toSorted()).toEqual(expected.map((l) => l.number).toSorted());
});

test('who trades without a licence', async () => {
  const { legalEntities: page } = await ask(
    `{ legalEntities(where: { licences: { none: { kind: { eq: BUSINESS } } } }, first: 100) { nodes { id } } }`,
  );
  const licensed = new Set(community.rows(businessLicences).map(({ legal_entity_id }) => legal_entity_id));
  const expected = community.rows(legalEntities).filter(({ id }) => !licensed.has(id));
  expect(page.nodes.map(({ id }: any) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
});

test('complaints that are late, found by a word, by category of the city', async () => {
  const word = community.rows(consumerComplaints)[0]!.description.slice(2, 6);
  const data = await ask(
    `query ($word: String!) {
      late: consumerComplaints(where: { overdue: { eq: true } }, first: 100) { totalCount }
      found: consumerComplaints(search: $word, first: 100) { totalCount nodes { description complainantPhone } }
      consumerComplaintCounts(by: CITY) { areaName count } }`,
    { word },
  );
  const all = community.rows(consumerComplaints);
  const today = new Date().toISOString().slice(0, 10);
  expect(data.late.totalCount).toBe(all.filter(({ ended_on, due_on }) => (ended_on ?? today) > due_on).length);
  expect(data.found.totalCount).toBe(all.filter(({ description }) => description.includes(word)).length);
  expect(data.consumerComplaintCounts).toEqual(all.length < 10 ? [] : [{ areaName: '深圳市', count: all.length }]);
});

test('descriptions of events of its own categories only', async () => {
  const { events } = await ask(`{ events(first: 100) { nodes { minor description } } }`);
  const told = events.nodes.filter(({ description }: any) => description !== null);
  expect(new Set(told.map(({ minor }: any) => minor))).toEqual(new Set(['UNLICENSED_BUSINESS']));
  expect(events.nodes.length).toBeGreaterThan(told.length);
});

test('another department sees the risk class of food businesses only, and no complainants', async () => {
  const { legalEntities: page } = await ask(
    `{ legalEntities(first: 100) { nodes { id foodSafetyGrade creditRiskClass } } }`,
    undefined,
    'commerce',
  );
  const food = new Set(
    community
      .rows(businessLicences)
      .filter(({ kind }) => kind === '02')
      .map(({ legal_entity_id }) => legal_entity_id),
  );
  const known = community
    .rows(entitySupervision)
    .filter((row) => food.has(row.legal_entity_id) && row.credit_risk_class);
  const shown = page.nodes.filter(({ creditRiskClass }: any) => creditRiskClass !== null);
  expect(shown.map(({ id }: any) => id).toSorted()).toEqual(known.map((row) => row.legal_entity_id).toSorted());
  const refused = await platform.query('commerce', `{ consumerComplaints { nodes { number complainantPhone } } }`);
  expect(refused.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
  expect(JSON.stringify(refused.body.errors)).toContain('ConsumerComplaint.complainantPhone');
});

test('suspects without a licence, by filter on entities and on houses, and who trades elsewhere', async () => {
  const data = await ask(`{
    suspects: legalEntities(where: { unlicensed: { eq: true } }, first: 100) { nodes { id licenceState } }
    houses(where: { legalEntities: { some: { unlicensed: { eq: true } } } }, first: 100) { nodes { id } }
    elsewhere: legalEntities(where: { tradesElsewhere: { eq: true } }, first: 100) {
      nodes { id licensedHouseCode foundHouseCode } } }`);
  const rows = community.rows(entitySupervision);
  const suspects = rows.filter(({ state }) => !state).map(({ legal_entity_id }) => legal_entity_id);
  expect(suspects.length).toBeGreaterThan(0);
  expect(data.suspects.nodes.map(({ id }: any) => id).toSorted()).toEqual(suspects.toSorted());
  expect(new Set(data.suspects.nodes.map(({ licenceState }: any) => licenceState))).toEqual(new Set(['UNLICENSED']));
  const entities = community.rows(legalEntities).filter(({ id }) => suspects.includes(id));
  expect(data.houses.nodes.map(({ id }: any) => id).toSorted()).toEqual(
    entities.map(({ house_id }) => house_id!).toSorted(),
  );
  const moved = rows.filter((row) => row.licensed_house_code && row.licensed_house_code !== row.found_house_code);
  expect(moved.length).toBeGreaterThan(0);
  expect(data.elsewhere.nodes.map(({ id }: any) => id).toSorted()).toEqual(
    moved.map(({ legal_entity_id }) => legal_entity_id).toSorted(),
  );
});

test('elevators past their inspection, by building, and food businesses of grade C', async () => {
  const data = await ask(`{
    specialEquipment(where: { kind: { eq: ELEVATOR }, inspectionOverdue: { eq: true } }, first: 100) {
      nodes { number buildingCode inspectBy maintenanceOverdue } }
    legalEntities(where: { foodSafetyGrade: { eq: C } }, first: 100) { totalCount } }`);
  const overdue = community.rows(specialEquipment).filter(({ kind, state }) => kind === '3000' && state === '1');
  expect(overdue.length).toBeGreaterThan(0);
  // all days of the sample are in the past but those that are due within a year of it
  const today = new Date().toISOString().slice(0, 10);
  expect(data.specialEquipment.nodes.map(({ number }: any) => number).toSorted()).toEqual(
    overdue
      .filter(({ inspect_by }) => inspect_by! < today)
      .map(({ number }) => number)
      .toSorted(),
  );
  const { building_code } = overdue[0]!;
  const { houses } = await ask(
    `query ($code: String!) { houses(where: { buildingCode: { eq: $code } }, first: 1) {
      nodes { specialEquipment { nodes { buildingCode } } } } }`,
    { code: building_code },
  );
  expect(houses.nodes[0].specialEquipment.nodes).toContainEqual({ buildingCode: building_code });
  const graded = community.rows(entitySupervision).filter(({ food_safety_grade }) => food_safety_grade === 'C');
  expect(data.legalEntities.totalCount).toBe(graded.length);
});
