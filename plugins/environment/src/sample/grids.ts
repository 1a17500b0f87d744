import { grids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { environmentGridDockings, environmentGrids } from '../grid/tables.ts';
import { daysAfter } from './dates.ts';
import { communityName, divisionName } from './division-name.ts';

const gridsPerEnvironmentGrid = 12;
/** The first six digits of our codes: the object, here an environment grid. */
const environmentGridObject = '369000';
const surnames = ['陈', '李', '黄', '张', '林', '吴', '刘', '梁', '郑', '何'] as const;
const givenNames = ['军', '勇', '强', '辉', '丽', '敏', '涛', '超', '玲', '斌'] as const;

/** An environment grid for each twelve basic grids; where two meet they may share a grid. */
export function makeEnvironmentGrids(community: SampleCommunity): void {
  const { random, streetCode, code, today } = community;
  const bureau = `深圳市生态环境局${divisionName(streetCode.slice(0, 6)).replace(/区$/, '')}管理局`;
  const place = communityName(code);
  const basic = community.rows(grids).map((grid) => grid.code);
  const shared = new Set(
    basic.filter((_, i) => i % gridsPerEnvironmentGrid === gridsPerEnvironmentGrid - 1 && random.chance(0.15)),
  );
  for (let first = 0, sequence = 1; first < basic.length; first += gridsPerEnvironmentGrid, sequence++) {
    const id = community.nextId(environmentGrids);
    const from = daysAfter(today, -random.int(100, 1200));
    community.add(environmentGrids, {
      street_code: streetCode,
      id,
      community_code: code,
      code: `${environmentGridObject}${code}${String(sequence).padStart(2, '0')}`,
      name: `${place}环保网格 ${sequence}`,
      bureau,
      duty_phone: '12369',
      chief_name: `${random.pick(surnames)}${random.pick(givenNames)}`,
      inspector_name: `${random.pick(surnames)}${random.pick(givenNames)}`,
      inspector_phone: `13${random.int(100_000_000, 999_999_999)}`,
      valid_from: from,
    });
    const before = first > 0 && shared.has(basic[first - 1]!) ? [basic[first - 1]!] : [];
    for (const grid of [...before, ...basic.slice(first, first + gridsPerEnvironmentGrid)])
      community.add(environmentGridDockings, {
        street_code: streetCode,
        id: community.nextId(environmentGridDockings),
        community_code: code,
        grid_code: grid,
        environment_grid_id: id,
        whole: !shared.has(grid),
        from_on: from,
      });
  }
}
