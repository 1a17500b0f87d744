import { testkit, testPlugin } from '@gridweave/testing';
import { expect, test } from 'vitest';
import { shopFronts } from './shop-front/tables.ts';
import { urbanManagement } from './urban-management.ts';

testPlugin(urbanManagement);

const kit = testkit(urbanManagement, { departments: [{ code: 'fire', areas: ['4403'] }] });

test('the shops of a grid that trade outside and are due for a visit', async () => {
  const { professionalGrids } = await kit.query(`{
    professionalGrids(where: { kind: { eq: "urban-management" } }) {
      nodes { name houses(where: { shopFronts: { some: { tradesOutside: { eq: true } } } }) {
        nodes { shopFronts { nodes { name tradesOutside visitDue legalEntity { creditCode } } } } } }
    }
  }`);
  const found = professionalGrids.nodes.flatMap(({ houses }: any) => houses.nodes);
  expect(found.length).toBeGreaterThan(0);
  for (const { shopFronts: fronts } of found)
    expect(fronts.nodes.some(({ tradesOutside }: any) => tradesOutside)).toBe(true);
});

test('city parts whose repair is overdue, the longest first', async () => {
  const { cityParts } = await kit.query(`{
    cityParts(where: { repairOverdue: { eq: true } }, orderBy: { field: REPAIR_BY }) { nodes { code openDefects repairBy } }
  }`);
  expect(cityParts.nodes.length).toBeGreaterThan(0);
  for (const { openDefects } of cityParts.nodes) expect(openDefects).toBeGreaterThan(0);
  const days = cityParts.nodes.map(({ repairBy }: any) => repairBy);
  expect(days).toEqual(days.toSorted());
});

const visit = `mutation ($number: String!) {
  recordShopFrontVisit(streetCode: "440309002", number: $number, result: WARNED, tradesOutside: true) {
    result tradesOutside visitDue
  }
}`;

test('a visit is recorded, with its history', async () => {
  const front = kit.community.rows(shopFronts).find(({ trades_outside }) => !trades_outside)!;
  const data = await kit.query(visit, { number: front.number });
  expect(data.recordShopFrontVisit).toEqual({ result: 'WARNED', tradesOutside: true, visitDue: false });
  const { rows } = await kit.platform.database.pool.query(
    `select field, new_value from core.history where record_type = 'ShopFront' and record_id = $1 order by field`,
    [front.id],
  );
  expect(rows).toContainEqual({ field: 'trades_outside', new_value: true });
});

test('a number that is not there is said, and nothing is written', async () => {
  await expect(kit.query(visit, { number: 'MQSB0' })).rejects.toThrow(/has no shop front MQSB0; check the number/);
});

test('others see who keeps a shop front only when they were granted it', async () => {
  await expect(kit.query('{ shopFronts { nodes { name keeperName } } }', {}, 'fire')).rejects.toThrow(
    /ShopFront\.keeperName/,
  );
  const { shopFronts: found } = await kit.query('{ shopFronts(first: 1) { nodes { name } } }', {}, 'fire');
  expect(found.nodes).toHaveLength(1);
});
