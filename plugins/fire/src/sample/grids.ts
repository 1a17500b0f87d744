import { grids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { fireGridDockings, fireGrids } from '../grid/tables.ts';
import { daysAfter } from './dates.ts';
import { communityName, divisionName } from './division-name.ts';

const gridsPerFireGrid = 5;
/** The first six digits of our codes: the object, here a fire grid. */
const fireGridObject = '119000';
const surnames = ['陈', '李', '黄', '张', '林', '吴', '刘', '梁', '郑', '何'] as const;
const givenNames = ['军', '勇', '强', '辉', '丽', '敏', '涛', '超', '玲', '斌'] as const;

/** A fire grid for each five basic grids; where two meet they may share a grid. */
export function makeFireGrids(community: SampleCommunity): void {
  const { random, streetCode, code, today } = community;
  const brigade = `${divisionName(streetCode.slice(0, 6))}消防救援大队`;
  const place = communityName(code);
  const basic = community.rows(grids).map((grid) => grid.code);
  const shared = new Set(basic.filter((_, i) => i % gridsPerFireGrid === gridsPerFireGrid - 1 && random.chance(0.15)));
  for (let first = 0, sequence = 1; first < basic.length; first += gridsPerFireGrid, sequence++) {
    const id = community.nextId(fireGrids);
    const from = daysAfter(today, -random.int(100, 1200));
    community.add(fireGrids, {
      street_code: streetCode,
      id,
      community_code: code,
      code: `${fireGridObject}${code}${String(sequence).padStart(2, '0')}`,
      name: `${place}消防网格 ${sequence}`,
      brigade,
      micro_station: sequence === 1 || random.chance(0.4) ? `${place}微型消防站 ${sequence} 号` : null,
      micro_station_phone: `0755-28${random.int(100_000, 999_999)}`,
      keeper_name: `${random.pick(surnames)}${random.pick(givenNames)}`,
      keeper_phone: `13${random.int(100_000_000, 999_999_999)}`,
      valid_from: from,
    });
    const before = first > 0 && shared.has(basic[first - 1]!) ? [basic[first - 1]!] : [];
    for (const grid of [...before, ...basic.slice(first, first + gridsPerFireGrid)])
      community.add(fireGridDockings, {
        street_code: streetCode,
        id: community.nextId(fireGridDockings),
        community_code: code,
        grid_code: grid,
        fire_grid_id: id,
        whole: !shared.has(grid),
        from_on: from,
      });
  }
}
