import { houses, HouseUse, codeOf } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { specialEquipment } from '../equipment/tables.ts';
import { daysAfter } from './dates.ts';

const works = codeOf(HouseUse, 'INDUSTRIAL');
const maintainers = ['深圳市安达电梯工程有限公司', '深圳市恒升电梯有限公司', '广东通力机电设备有限公司'] as const;
const high = /^0*([7-9]|\d{2,})(层|楼|F)?$/;

/** An elevator or two in buildings of seven floors and more and in one of ten others, forklifts and vessels at works. */
export function makeEquipment(community: SampleCommunity): void {
  const { random } = community;
  const buildings = new Map<string, { house: (typeof all)[number]; high: boolean }>();
  const all = community.rows(houses);
  for (const house of all) {
    const known = buildings.get(house.building_code);
    buildings.set(house.building_code, {
      house: known?.house ?? house,
      high: known?.high === true || (house.floors ?? 0) >= 7 || high.test(house.floor_no ?? ''),
    });
  }
  for (const { house, high: tall } of buildings.values()) {
    if (tall || random.chance(0.1)) for (let n = tall ? random.int(1, 2) : 1; n > 0; n--) add(community, house, '3000');
    if (house.use === works && random.chance(0.5)) add(community, house, random.pick(['2000', '5000'] as const));
  }
}

function add(
  community: SampleCommunity,
  house: { street_code: string; community_code: string; grid_code: string; building_code: string },
  kind: '2000' | '3000' | '5000',
): void {
  const { random, today } = community;
  const id = community.nextId(specialEquipment);
  const elevator = kind === '3000';
  // a few are overdue, some are due within the month
  const left = random.int(-25, elevator ? 340 : 1000);
  community.add(specialEquipment, {
    street_code: house.street_code,
    community_code: house.community_code,
    grid_code: house.grid_code,
    id,
    number: `${elevator ? '梯11' : kind === '5000' ? '车11' : '容11'}粤B${id.padStart(9, '0')}`,
    kind,
    building_code: house.building_code,
    location: elevator ? `${random.int(1, 3)} 号梯` : '生产车间',
    maintained_by: elevator ? random.pick(maintainers) : null,
    maintained_on: elevator ? daysAfter(today, -random.int(0, 17)) : null,
    installed_on: daysAfter(today, -random.int(400, 5000)),
    inspected_on: daysAfter(today, left - (elevator ? 365 : 1095)),
    inspection_result: random.chance(0.95) ? '1' : '2',
    inspect_by: daysAfter(today, left),
    state: random.chance(0.97) ? '1' : '2',
  });
}
