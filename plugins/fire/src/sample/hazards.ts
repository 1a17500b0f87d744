import { houses, legalEntities } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { hazardNumber } from '../hazard/record-fire-hazard.ts';
import { fireHazards } from '../hazard/tables.ts';
import { daysAfter } from './dates.ts';

type House = RowOf<typeof houses>;
type Entity = RowOf<typeof legalEntities>;
export type Hazard = Pick<RowOf<typeof fireHazards>, 'kind' | 'level' | 'state' | 'rectify_by' | 'found_on'>;

/** What was found, by kind: how often and in which words. */
const findings = [
  ['02', 26, '电动自行车在楼道内停放充电,占用疏散通道'],
  ['03', 18, '室内电线私拉乱接,插座串接,未穿管保护'],
  ['05', 16, '灭火器压力不足或已过有效期,数量不够'],
  ['01', 14, '楼梯间堆放纸箱杂物,安全出口被上锁'],
  ['06', 9, '窗户加装防盗网,未设置可开启的逃生口'],
  ['04', 6, '使用瓶装液化气,软管老化,未装泄漏报警器'],
  ['08', 4, '房间使用木板等可燃材料分隔'],
  ['10', 4, '消防车通道被车辆和货物占用'],
  ['09', 3, '存放油漆、稀料等易燃物品'],
] as const;
const threeInOne = ['07', 1, '店内设置阁楼住人,住宿与经营合用,未做防火分隔'] as const;
const rectifiers = ['张老板', '王店长', '赵物业', '孙房东', '钱经理'] as const;
const measures = ['已清理并恢复畅通', '已更换并经现场确认', '已拆除并加装保护', '已搬离并承诺不再发生'] as const;
const inspectors = ['陈国强', '李志伟', '黄建明', '刘海涛', '周晓东', '何丽华'] as const;

/** The hazards of a house: none mostly, more often where it is let or used for business. */
export function makeHazards(
  community: SampleCommunity,
  house: House,
  entity: Entity | undefined,
  livedIn: boolean,
): readonly Hazard[] {
  const { random } = community;
  const rate = (house.rental ? 0.035 : 0.01) + (entity ? 0.12 : 0);
  const made: Hazard[] = [];
  if (entity && random.chance(livedIn ? 0.25 : 0.02)) made.push(addHazard(community, house, entity, threeInOne));
  while (made.length < 4 && random.chance(rate))
    made.push(addHazard(community, house, entity, random.weighted(findings.map((finding) => [finding, finding[1]]))));
  return made;
}

function addHazard(
  community: SampleCommunity,
  house: House,
  entity: Entity | undefined,
  [kind, , description]: readonly [string, number, string],
): Hazard {
  const { random, today, streetCode } = community;
  const id = community.nextId(fireHazards);
  const level = random.chance(kind === '07' ? 0.3 : 0.06) ? '2' : '1';
  const found = random.int(0, 540);
  const limit = level === '2' ? random.int(30, 90) : random.pick([1, 3, 7, 15]);
  const taken = Math.max(0, Math.round(limit * (0.3 + random.next())));
  const rectified = found - taken > 0 && random.chance(0.94) ? found - taken : null;
  const checked = rectified === null ? null : Math.max(0, rectified - random.int(1, 10));
  const isChecked = checked !== null && checked < rectified! && random.chance(0.93);
  const state = !isChecked ? (rectified === null ? '1' : '2') : random.chance(0.04) ? '4' : '3';
  const hazard: Hazard = {
    kind,
    level,
    state,
    found_on: daysAfter(today, -found),
    rectify_by: daysAfter(today, limit - found),
  };
  community.add(fireHazards, {
    ...hazard,
    street_code: streetCode,
    id,
    community_code: house.community_code,
    grid_code: house.grid_code,
    number: hazardNumber(streetCode, id),
    house_id: house.id,
    legal_entity_id: entity?.id ?? null,
    description,
    found_by: random.pick(inspectors),
    rectified_by: rectified === null ? null : random.pick(rectifiers),
    rectification: rectified === null ? null : random.pick(measures),
    rectified_on: rectified === null ? null : daysAfter(today, -rectified),
    rechecked_on: isChecked ? daysAfter(today, -checked) : null,
    rechecked_by: isChecked ? random.pick(inspectors) : null,
  });
  return hazard;
}
