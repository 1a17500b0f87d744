import {
  buildingCodeOf,
  checkHouseCode,
  codesOf,
  houses,
  HouseUse,
  legalEntities,
  checkCreditCode,
} from '@gridweave/core';
import { expect, test } from 'vitest';
import { madeCommunity, streetPlans } from '../fixture/community.ts';

test('house codes have the structure of the unified address system', () => {
  const rows = madeCommunity({ people: 4000 }).rows(houses);
  const uses: ReadonlySet<string> = new Set(codesOf(HouseUse));
  const wrong = rows.filter(
    (house) =>
      !checkHouseCode(house.house_code).ok ||
      !house.house_code.startsWith('440306017002') ||
      house.building_code !== buildingCodeOf(house.house_code) ||
      !house.address.startsWith('广东省深圳市宝安区新安街道上川社区') ||
      !uses.has(house.use) ||
      house.rental !== (house.rental_grade !== null),
  );
  expect(wrong).toEqual([]);
  expect(new Set(rows.map((house) => house.house_code)).size).toBe(rows.length);
});

test('credit codes are valid, about one in a hundred is a historic one, and none was issued', () => {
  const entities = streetPlans.slice(0, 5).flatMap((plan) => madeCommunity({ plan, people: 4500 }).rows(legalEntities));
  const wrong = entities.filter(({ credit_code: code, credit_code_historic: historic }) => {
    const checked = checkCreditCode(code!);
    return !checked.ok || checked.historic !== historic || code!.slice(8, 10) !== 'MY';
  });
  expect(wrong).toEqual([]);
  const historic = entities.filter((entity) => entity.credit_code_historic).length / entities.length;
  expect(historic).toBeGreaterThan(0.001);
  expect(historic).toBeLessThan(0.02);
  expect(new Set(entities.map((entity) => entity.credit_code)).size).toBe(entities.length);
});
