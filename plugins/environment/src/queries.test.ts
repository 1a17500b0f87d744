import { core, houses, legalEntities } from '@gridweave/core';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pollutionComplaints } from './complaint/tables.ts';
import { environment } from './environment.ts';
import { monitoringPoints, monitoringReadings } from './monitoring/tables.ts';
import { dischargePermits, pollutionSources } from './source/tables.ts';

// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity([environment], { today: '2025-03-03' });
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, environment],
    rows: (database) => putCommunity(database, community),
    departments: [
      { code: 'environment', areas: ['440309'], grants: ownGrants(environment) },
      { code: 'housing', areas: ['440309'] },
      { code: 'elsewhere', areas: ['440304'] },
    ],
  });
});
afterAll(() => platform?.close());

async function ask(document: string, variables?: Record<string, unknown>, department = 'environment') {
  const { body } = await platform.query(department, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

test('the air and the noise of an environment grid in words, with the hours over the limit', async () => {
  const { professionalGrids } = await ask(`{ professionalGrids(first: 2) { nodes { environmentBureau environmentChief
    monitoringPoints(first: 10) { nodes { kind name observedAt quality
      readings(where: { exceeded: { eq: true } }, first: 100) { totalCount nodes { hour indicator value limitValue } } } } } } }`);
  const [grid] = professionalGrids.nodes;
  expect(grid.environmentBureau).toBe('深圳市生态环境局龙华管理局');
  expect(grid.monitoringPoints.nodes).toHaveLength(community.rows(monitoringPoints).length);
  const air = grid.monitoringPoints.nodes.find(({ kind }: any) => kind === 'AIR');
  expect(air).toMatchObject({
    observedAt: '2025-03-02T23:00:00.000Z',
    quality: expect.stringMatching(/^[优良].*AQI \d+/),
  });
  const noise = grid.monitoringPoints.nodes.filter(({ kind }: any) => kind === 'NOISE');
  for (const point of noise) expect(point.quality).toMatch(/^昼间 \d+\.\d dB\(A\),(超过|符合) \w+ 类标准 \d+ dB/);
  const exceeded = community.rows(monitoringReadings).filter(({ value, limit_value }) => value > limit_value!);
  const counted = grid.monitoringPoints.nodes.map(({ readings }: any) => readings.totalCount);
  expect(counted.reduce((a: number, b: number) => a + b)).toBe(exceeded.length);
});

test('the last day of one indicator at a point, the latest first', async () => {
  const point = community.rows(monitoringPoints).find(({ kind }) => kind === '1')!;
  const { monitoringPoint } = await ask(
    `query ($code: String!) { monitoringPoint(code: $code) {
      readings(where: { indicator: { eq: PM25 }, valid: { eq: true } }, first: 24) { nodes { hour value } } } }`,
    { code: point.code },
  );
  const expected = community
    .rows(monitoringReadings)
    .filter((one) => one.monitoring_point_id === point.id && one.indicator === 'pm25' && one.valid)
    .toReversed()
    .slice(0, 24);
  expect(monitoringPoint.readings.nodes.map(({ value }: any) => value)).toEqual(expected.map(({ value }) => value));
});

test('pollution sources of a firm with its permit, and who discharges although the permit has expired', async () => {
  const permit = community.rows(dischargePermits).find(({ number }) => number)!;
  const entity = community.rows(legalEntities).find(({ id }) => id === permit.legal_entity_id)!;
  const data = await ask(
    `query ($code: UnifiedSocialCreditCode!) {
      legalEntity(creditCode: $code) { dischargePermitNumber dischargePermitManagement environmentalCredit
        pollutionSources { nodes { kind level permitNumber pollutants } } }
      legalEntities(where: { dischargePermitExpired: { eq: true }, pollutionSources: { some: { level: { ne: SMALL } } } }) {
        totalCount } }`,
    { code: entity.credit_code },
  );
  const sources = community.rows(pollutionSources).filter(({ legal_entity_id }) => legal_entity_id === entity.id);
  expect(data.legalEntity.dischargePermitNumber).toBe(permit.number);
  expect(data.legalEntity.environmentalCredit.toLowerCase()).toBe(permit.credit);
  expect(data.legalEntity.pollutionSources.nodes.map(({ pollutants }: any) => pollutants)).toEqual(
    sources.map(({ pollutants }) => pollutants),
  );
  const today = new Date().toISOString().slice(0, 10);
  const expired = community.rows(dischargePermits).filter(({ expires_on }) => expires_on && expires_on < today);
  expect(data.legalEntities.totalCount).toBe(expired.length);
});

test('complaints of a basic grid, by kind over the district', async () => {
  const data = await ask(`{
    grid(code: "44030900200101") { pollutionComplaints(first: 50) { nodes { number receivedAt description } } }
    pollutionComplaintCounts(by: DISTRICT) { areaName count } }`);
  const all = community.rows(pollutionComplaints);
  const here = all.filter(({ grid_code }) => grid_code === '44030900200101');
  expect(data.grid.pollutionComplaints.nodes.map(({ number }: any) => number).toSorted()).toEqual(
    here.map(({ number }) => number).toSorted(),
  );
  expect(data.pollutionComplaintCounts).toEqual(all.length < 10 ? [] : [{ areaName: '龙华区', count: all.length }]);
});

test('another department reads the air near a house, and neither words of complaints nor complainants', async () => {
  const point = community.rows(monitoringPoints).find(({ kind }) => kind === '1')!;
  const near = community.rows(houses).find(({ grid_code }) => grid_code === point.grid_code)!;
  const { house } = await ask(
    `query ($code: HouseCode!) { house(houseCode: $code) {
      monitoringPoints(where: { kind: { eq: AIR } }) { nodes { code quality } } } }`,
    { code: near.house_code },
    'housing',
  );
  expect(house.monitoringPoints.nodes).toEqual([{ code: point.code, quality: expect.stringContaining('AQI') }]);
  const refused = await platform.query('housing', `{ pollutionComplaints { nodes { kind description } } }`);
  expect(refused.body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
  expect(JSON.stringify(refused.body.errors)).toContain('PollutionComplaint.description');
});

test('a department of another district gets no rows', async () => {
  const data = await ask(
    `{ monitoringPoints { nodes { id quality } } pollutionSources { totalCount } }`,
    undefined,
    'elsewhere',
  );
  expect(data).toEqual({ monitoringPoints: { nodes: [] }, pollutionSources: { totalCount: 0 } });
});
