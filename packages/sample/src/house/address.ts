import type { SampleRandom } from '@gridweave/kit';
import type { CommunityContext } from '../community/context.ts';

/** The elements of a building's address; the room is added for each house. */
export interface BuildingAddress {
  readonly road: string;
  readonly roadNo: string;
  readonly subRoad: string | null;
  readonly subRoadNo: string | null;
  readonly estate: string | null;
  readonly subEstate: string | null;
  readonly buildingNo: string | null;
}

/** The standard address from the city down to the building. */
export function buildingText({ plan }: CommunityContext, address: BuildingAddress): string {
  return (
    `广东省深圳市${plan.district}${plan.street}${plan.name}社区${address.road}${address.roadNo}` +
    `${address.estate ?? ''}${address.subEstate ?? ''}${address.subRoad ?? ''}${address.subRoadNo ?? ''}${address.buildingNo ?? ''}`
  );
}

// districts as people still write them: 龙华 was a part of 宝安 until 2017, 坪山 of 龙岗, 光明 of 宝安
const oldDistricts: Readonly<Record<string, string>> = { '440309': '宝安区', '440311': '宝安区', '440310': '龙岗区' };

/**
 * An address as people write it in a declaration: elements left out, districts of former times, remarks added. The shares
 * follow those of real declarations: district 83 %, street 44 %, community 14 %, road 60 %, something redundant 25 %.
 */
export function writtenAddress(
  { plan }: CommunityContext,
  random: SampleRandom,
  address: BuildingAddress,
  room: string,
): string {
  let text = random.chance(0.55) ? (random.chance(0.3) ? '广东省深圳市' : '深圳市') : '';
  const old = oldDistricts[plan.districtCode];
  if (random.chance(0.83)) text += old !== undefined && random.chance(0.2) ? old : plan.district;
  if (random.chance(0.44)) text += random.chance(0.7) ? plan.street : plan.street.replace('街道', '');
  if (random.chance(0.14)) text += `${plan.name}社区`;
  if (address.estate === null || random.chance(0.6)) {
    text += address.road;
    if (random.chance(0.8)) text += address.roadNo;
  }
  text += `${address.estate ?? ''}${address.subRoad ?? ''}${address.subRoadNo ?? ''}${address.buildingNo ?? ''}`;
  if (random.chance(0.75)) text += room;
  if (random.chance(0.25))
    text += random.pick(['(地铁站旁)', '(市场对面)', '附近', ' 快递放前台', '(二房东)', ',靠近公交站']);
  return text;
}
