import { grids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { marketGridDockings, marketGrids } from '../grid/tables.ts';
import { daysAfter } from './dates.ts';
import { communityName, divisionName } from './division-name.ts';

const gridsPerMarketGrid = 12;
/** The first six digits of our codes: the object, here a market grid. */
const marketGridObject = '315000';
const surnames = ['陈', '李', '黄', '张', '林', '吴', '刘', '梁', '郑', '何'] as const;
const givenNames = ['军', '勇', '强', '辉', '丽', '敏', '涛', '超', '玲', '斌'] as const;

/** A market grid for each twelve basic grids; where two meet they may share a grid. */
export function makeMarketGrids(community: SampleCommunity): void {
  const { random, streetCode, code, today } = community;
  const office = `${divisionName(streetCode).replace(/街道$/, '')}市场监督管理所`;
  const place = communityName(code);
  const basic = community.rows(grids).map((grid) => grid.code);
  const shared = new Set(
    basic.filter((_, i) => i % gridsPerMarketGrid === gridsPerMarketGrid - 1 && random.chance(0.15)),
  );
  for (let first = 0, sequence = 1; first < basic.length; first += gridsPerMarketGrid, sequence++) {
    const id = community.nextId(marketGrids);
    const from = daysAfter(today, -random.int(100, 1200));
    community.add(marketGrids, {
      street_code: streetCode,
      id,
      community_code: code,
      code: `${marketGridObject}${code}${String(sequence).padStart(2, '0')}`,
      name: `${place}市监网格 ${sequence}`,
      office,
      office_phone: `0755-27${random.int(100_000, 999_999)}`,
      supervisor_name: `${random.pick(surnames)}${random.pick(givenNames)}`,
      supervisor_number: `1903${random.int(1_000_000, 9_999_999)}`,
      supervisor_phone: `13${random.int(100_000_000, 999_999_999)}`,
      valid_from: from,
    });
    const before = first > 0 && shared.has(basic[first - 1]!) ? [basic[first - 1]!] : [];
    for (const grid of [...before, ...basic.slice(first, first + gridsPerMarketGrid)])
      community.add(marketGridDockings, {
        street_code: streetCode,
        id: community.nextId(marketGridDockings),
        community_code: code,
        grid_code: grid,
        market_grid_id: id,
        whole: !shared.has(grid),
        from_on: from,
      });
  }
}
