import { makeProfessionalGrids } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { environmentGrid } from '../grid/kind.ts';
import { environmentGrids } from '../grid/tables.ts';
import { communityName, divisionName } from './division-name.ts';

const chiefs = ['陈国辉', '李丽敏', '黄志涛', '张军', '林玲', '吴超', '刘斌', '梁勇'] as const;

/** An environment grid for each six basic grids; where two meet they may share a grid. */
export function makeEnvironmentGrids(community: SampleCommunity): void {
  const { random, streetCode, code } = community;
  const bureau = `深圳市生态环境局${divisionName(streetCode.slice(0, 6)).replace(/区$/, '')}管理局`;
  const place = communityName(code);
  const made = makeProfessionalGrids(community, {
    kind: environmentGrid,
    source: 'environment',
    size: 6,
    name: (sequence) => `${place}环保网格 ${sequence}`,
    organisation: bureau,
    organisationPhone: '12369',
    roles: ['环保巡查员', '夜间值守'],
  });
  for (const grid of made)
    community.add(environmentGrids, {
      street_code: streetCode,
      id: community.nextId(environmentGrids),
      community_code: code,
      professional_grid_id: grid.id,
      bureau,
      chief_name: random.pick(chiefs),
    });
}
