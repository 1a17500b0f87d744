import { cityParts } from '@gridweave/core';
import type { CommunityContext, GridContext } from '../community/context.ts';
import { drawFrom } from '../random/index.ts';
import { dateText } from '../time/index.ts';

// minor, name, owner, weight
const drawPart = drawFrom(
  `
  01017 路灯 灯光环境管理中心 18
  01003 雨水井盖 水务局 14
  01002 污水井盖 水务局 12
  01001 上水井盖 水务集团 8
  01007 通讯井盖 通信运营商 8
  01005 电力井盖 供电局 6
  01013 消防栓 水务集团 7
  01014 通讯交接箱 通信运营商 4
  03005 垃圾箱 环卫保洁公司 8
  03006 果皮箱 环卫保洁公司 7
  04002 行道树 城市管理办 16
  02012 交通护栏 交警中队 5
  02016 存车支架 交通运输所 4
  05001 宣传栏 社区工作站 3
  05009 物联感知设备 政务服务数据管理局 2
  `
    .trim()
    .split('\n')
    .map((line) => {
      const [minor, name, owner, weight] = line.trim().split(' ') as [string, string, string, string];
      return [{ minor, name, owner }, Number(weight)] as const;
    }),
);
const drawState = drawFrom([
  ['intact', 94],
  ['damaged', 3.5],
  ['missing', 0.8],
  ['occupied', 1.2],
  ['abolished', 0.5],
]);

/** Street furniture of a grid: lamps, covers, hydrants, bins, trees. */
export function makeCityParts({ plan, rows, random, today, roads, next }: CommunityContext, grid: GridContext): void {
  for (let left = random.int(28, 60); left > 0; left--) {
    const { minor, name, owner } = drawPart(random);
    const { lon, lat } = grid.tile.inside(random.next(), random.next());
    const state = drawState(random);
    const installed = today - random.int(200, 5400);
    rows.add(cityParts, {
      street_code: plan.streetCode,
      id: rows.nextId(cityParts),
      community_code: plan.code,
      grid_code: grid.code,
      code: `${plan.districtCode}${minor}${plan.code.slice(6)}${String(next('part')).padStart(5, '0')}`,
      major: minor.slice(0, 2),
      minor,
      name,
      owner_unit: owner,
      maintenance_unit: random.chance(0.6)
        ? `${plan.street}${random.pick(['市政设施', '环境服务', '园林绿化'])}公司`
        : null,
      address: `${plan.name}社区${random.pick(roads)}${random.int(1, 300)}号旁`,
      point: { type: 'Point', coordinates: [lon, lat] },
      location_error: random.pick(['A', 'B', 'B', 'C']),
      state,
      installed_on: dateText(installed),
      removed_on: state === 'abolished' ? dateText(today - random.int(1, 150)) : null,
      source: 'grid-office',
      recorded_at: `${dateText(Math.max(installed, today - 1500))}T03:00:00Z`,
      updated_at: `${dateText(today - random.int(0, 120))}T03:00:00Z`,
    });
  }
}
