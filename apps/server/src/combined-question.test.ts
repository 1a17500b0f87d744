import { core, houses, legalEntities } from '@gridweave/core';
import { fire, fireHazards } from '@gridweave/fire';
import { entitySupervision, marketSupervision } from '@gridweave/market-supervision';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

const plugins = [core, fire, marketSupervision];
const community = smallCommunity([fire, marketSupervision], { today: '2025-03-03' });
const rented = community.rows(houses).filter(({ rental }) => rental);
const withHazard = new Set(
  community
    .rows(fireHazards)
    .filter(({ state }) => state === '1' || state === '4')
    .map(({ house_id }) => house_id),
);
const suspects = new Set(
  community
    .rows(entitySupervision)
    .filter(({ state }) => !state)
    .map(({ legal_entity_id }) => legal_entity_id),
);
const shop = community.rows(legalEntities).find(({ id }) => suspects.has(id))!;
const shopHouse = community.rows(houses).find(({ id }) => id === shop.house_id)!;
const above = rented.find(({ id }) => withHazard.has(id))!;
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({
    plugins,
    async rows(database) {
      await putCommunity(database, community);
      // the rented one goes above the shop
      await sql`update core.house set floor_no = '1层' where id = ${shopHouse.id}::int8`.execute(database.db);
      await sql`update core.house set floor_no = '3层', building_code = ${shopHouse.building_code}
        where id = ${above.id}::int8`.execute(database.db);
    },
    departments: [
      { code: 'joint', areas: ['4403'], grants: [...ownGrants(fire), ...ownGrants(marketSupervision)] },
      { code: 'housing', areas: ['440304'] },
    ],
  });
});
afterAll(() => platform?.close());

const question = `{ houses(first: 100, where: {
  rental: { eq: true }
  fireHazards: { some: { state: { in: [OPEN, FAILED] } } }
  groundFloorEntities: { some: { unlicensed: { eq: true } } } }) {
    nodes { id fireHazards(first: 20) { nodes { kind level overdue } }
      groundFloorEntities { nodes { name licenceState } } } } }`;

test('fire hazards in rented houses with an unlicensed shop on the ground floor', async () => {
  const { body } = await platform.query('joint', question);
  expect(body.errors).toBeUndefined();
  const { nodes } = body.data.houses;
  expect(nodes.map(({ id }: any) => id)).toContain(above.id);
  for (const { fireHazards, groundFloorEntities } of nodes) {
    expect(fireHazards.nodes.length).toBeGreaterThan(0);
    expect(groundFloorEntities.nodes.map(({ licenceState }: any) => licenceState)).toContain('UNLICENSED');
  }
  const asked = nodes.find(({ id }: any) => id === above.id);
  expect(asked.groundFloorEntities.nodes).toContainEqual({ name: shop.name, licenceState: 'UNLICENSED' });
  const found = community.rows(fireHazards).filter(({ house_id }) => house_id === above.id);
  expect(asked.fireHazards.nodes).toHaveLength(found.length);
});

test('the same question has no rows for a department of another district', async () => {
  const { body } = await platform.query('housing', question);
  expect(body.errors ?? body.data.houses.nodes).toEqual([]);
});
