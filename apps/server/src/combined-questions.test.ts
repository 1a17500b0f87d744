import { core, houses, legalEntities } from '@gridweave/core';
import { fire, fireHazards } from '@gridweave/fire';
import { marketSupervision } from '@gridweave/market-supervision';
import { publicSecurity, rentalFiles } from '@gridweave/public-security';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

const plugins = [fire, publicSecurity, marketSupervision];
// a day that stays in the past: what is due is due whenever the test runs
const community = smallCommunity(plugins, { today: '2025-03-03', seed: 19 });
const hazardous = new Set(community.rows(fireHazards).map(({ house_id }) => house_id));
const filed = new Set(community.rows(rentalFiles).flatMap((row) => (row.status === '1' ? [row.house_id] : [])));
const entities = new Map(community.rows(legalEntities).map((entity) => [entity.house_id, entity]));
/** Rented houses with a file, a hazard and a business. */
const candidates = community
  .rows(houses)
  .filter(({ id, rental }) => rental && hazardous.has(id) && filed.has(id) && entities.has(id));
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core, ...plugins],
    rows: (database) => putCommunity(database, community),
    departments: [{ code: 'emergency', areas: ['440309002'], grants: ownGrants(fire) }],
  });
});
afterAll(() => platform?.close());

test('fire hazards in rented houses with a file, on the ground floor, whose business has no valid licence', async () => {
  expect(candidates.length).toBeGreaterThan(1);
  const [unlicensed] = candidates;
  const state = (code: string, of: readonly (string | undefined)[]) =>
    sql`update market_supervision.entity_supervision set state = ${code}, licence_number = 'L'
      where legal_entity_id = any(${of}::int8[])`.execute(platform.database.db);
  await state(
    '1',
    candidates.map(({ id }) => entities.get(id)?.id),
  );
  await state('4', [entities.get(unlicensed!.id)?.id]);
  const { body } = await platform.query(
    'emergency',
    `{ houses(first: 500, where: { rental: { eq: true }, floorNo: { eq: "1层" }, fireHazards: { some: {} },
        rentalFile: { status: { eq: REGISTERED } },
        legalEntities: { some: { businessLicenceState: { in: [REVOKED, CANCELLED, EXPIRED] } } } }) {
      nodes { houseCode rentalFile { fileNumber } fireHazards { nodes { number } }
        legalEntities { nodes { name businessLicenceState } } } } }`,
  );
  expect(body.errors).toBeUndefined();
  const [found, ...others] = body.data.houses.nodes;
  expect(others).toEqual([]);
  expect(found.houseCode).toBe(unlicensed!.house_code);
  expect(found.rentalFile.fileNumber).toMatch(/^ZL/);
  expect(found.fireHazards.nodes.map(({ number }: any) => number).toSorted()).toEqual(
    community
      .rows(fireHazards)
      .flatMap(({ house_id, number }) => (house_id === unlicensed!.id ? [number] : []))
      .toSorted(),
  );
  expect(found.legalEntities.nodes).toEqual([
    { name: entities.get(unlicensed!.id)!.name, businessLicenceState: 'REVOKED' },
  ]);
});
