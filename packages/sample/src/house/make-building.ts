import { houses } from '@gridweave/core';
import { phoneNumber } from '../codes/index.ts';
import type { CommunityContext, GridContext, Room } from '../community/context.ts';
import { anyName } from '../names/index.ts';
import { dateText } from '../time/index.ts';
import { type BuildingAddress, buildingText } from './address.ts';
import type { BuildingKind, BuildingShape } from './building.ts';
import { rentalOf } from './rental.ts';

const structures: Readonly<Record<BuildingKind, string>> = {
  tenement: '4',
  tower: '3',
  dormitory: '3',
  apartments: '2',
  factory: '3',
  office: '2',
};
const homeUse: Readonly<Record<BuildingKind, string>> = {
  tenement: '10',
  tower: '10',
  dormitory: '11',
  apartments: '12',
  factory: '50',
  office: '40',
};
const areas: Readonly<Record<string, readonly [number, number]>> = {
  '10': [18, 60],
  '11': [16, 36],
  '12': [28, 58],
  '20': [40, 90],
  '30': [15, 140],
  '40': [45, 320],
  '50': [600, 2400],
  '60': [200, 1200],
};

/** Makes the houses of one building: shops below, then dwellings, offices or factory floors. */
export function makeBuilding(context: CommunityContext, grid: GridContext, shape: BuildingShape): readonly Room[] {
  const { plan, rows, random, today } = context;
  const number = context.next('building');
  const address = addressOf(context, shape);
  const text = buildingText(context, address);
  // the digits are those of the grid at the time of coding; one in fifty has come to another grid since
  const codedGrid = random.chance(0.02)
    ? String(random.int(1, context.gridCount)).padStart(2, '0')
    : grid.code.slice(12);
  const buildingCode = `4403${plan.districtCode.slice(4)}${plan.streetCode.slice(6)}${plan.code.slice(9)}${codedGrid}${String(number).padStart(5, '0')}`;
  const point = { type: 'Point', coordinates: positionOf(grid, random.next(), random.next()) };
  const ownership = ownershipOf(shape.kind, random.next());
  const landlord = { name: anyName(random), phone: phoneNumber(random) };
  const holder = random.chance(0.5) ? landlord : { name: anyName(random), phone: phoneNumber(random) };
  const coded = new Date(Date.UTC(Math.max(shape.builtYear, 2013), 5, 1)).getTime() / 86_400_000;
  const rooms: Room[] = [];
  for (const { floor, room, use } of roomsOf(shape)) {
    const id = rows.nextId(houses);
    const own = shape.kind === 'tower' || shape.kind === 'apartments';
    const owner = own ? { name: anyName(random), phone: phoneNumber(random) } : landlord;
    const rental = rentalOf(random, shape.kind, use, today);
    const [least, most] = areas[use] ?? [20, 80];
    const size = shape.kind === 'tower' && use === '10' ? random.int(48, 140) : random.int(least, most);
    const registered = Math.min(today - 30, coded + random.int(0, 900));
    const gone = random.chance(0.004);
    const roomNo = use === '50' ? `${floor}楼` : `${floor}${String(room).padStart(2, '0')}`;
    const unitNo = own && shape.perFloor > 5 ? `${1 + ((room - 1) % 2)}单元` : null;
    const row = {
      street_code: plan.streetCode,
      id,
      community_code: plan.code,
      grid_code: grid.code,
      house_code: `${buildingCode}${String(floor).padStart(3, '0')}${String(room).padStart(3, '0')}`,
      building_code: buildingCode,
      province: '广东省',
      city: '深圳市',
      district: plan.district,
      dev_zone: null,
      town: plan.street,
      community: `${plan.name}社区`,
      road: address.road,
      road_no: address.roadNo,
      sub_road: address.subRoad,
      sub_road_no: address.subRoadNo,
      estate: address.estate,
      sub_estate: address.subEstate,
      building_no: address.buildingNo,
      unit_no: unitNo,
      floor_no: `${floor}层`,
      room_no: roomNo,
      address: text + (unitNo ?? '') + roomNo + (use === '30' ? '号铺' : use === '50' ? '' : '房'),
      point,
      use,
      structure: structures[shape.kind],
      floors: shape.floors,
      area: String(size),
      built_year: shape.builtYear,
      ownership,
      owner_name: owner.name,
      owner_phone: owner.phone,
      rental: rental.rental && !gone,
      rental_mode: gone ? null : rental.mode,
      rental_class: gone ? null : rental.class,
      rental_grade: gone ? null : rental.grade,
      landlord_name: rental.rental ? owner.name : null,
      landlord_phone: rental.rental ? owner.phone : null,
      security_duty_holder: rental.rental ? holder.name : null,
      security_duty_phone: rental.rental ? holder.phone : null,
      filing_number: rental.filedOn === null ? null : `深租${plan.districtCode.slice(4)}${id}`,
      filed_on: rental.filedOn,
      visited_on: rental.visitedOn,
      registered_on: dateText(registered),
      deregistered_on: gone ? dateText(today - random.int(1, 700)) : null,
      deregistration_reason: gone ? random.pick(['改建', '合并', '拆除']) : null,
      source: 'grid-office',
      recorded_at: `${dateText(registered)}T02:30:00Z`,
      updated_at: `${rental.visitedOn}T07:10:00Z`,
    };
    rows.add(houses, row);
    rooms.push({ row, building: shape.kind, floor });
  }
  return rooms;
}

function* roomsOf(shape: BuildingShape): Generator<{ floor: number; room: number; use: string }> {
  for (let room = 1; room <= shape.shops; room++) yield { floor: 1, room, use: '30' };
  const lives = shape.dwellings > 0;
  let left = lives ? shape.dwellings : shape.perFloor * (shape.floors - (shape.shops > 0 ? 1 : 0));
  for (let floor = lives || shape.shops > 0 ? 2 : 1; left > 0; floor++) {
    for (let room = 1; room <= shape.perFloor && left > 0; room++, left--) {
      const storage = shape.kind === 'factory' && floor === 1 && room === 2;
      yield { floor, room, use: storage ? '60' : homeUse[shape.kind] };
    }
  }
}

function positionOf(grid: GridContext, x: number, y: number): readonly [number, number] {
  const { lon, lat } = grid.tile.inside(x, y);
  return [lon, lat];
}

function ownershipOf(kind: BuildingKind, x: number): string {
  if (kind === 'tenement') return x < 0.85 ? '30' : '20';
  if (kind === 'tower') return x < 0.93 ? '30' : '10';
  if (kind === 'apartments') return x < 0.6 ? '30' : '50';
  return x < 0.5 ? '20' : x < 0.85 ? '50' : x < 0.95 ? '60' : '70';
}

function addressOf({ random, roads, estates }: CommunityContext, shape: BuildingShape): BuildingAddress {
  const road = random.pick(roads);
  const roadNo = `${random.int(1, 398)}号`;
  const none = { road, roadNo, subRoad: null, subRoadNo: null, subEstate: null };
  switch (shape.kind) {
    case 'tenement':
      return {
        ...none,
        estate: random.pick(estates.villages),
        subRoad: `${random.pick([...'一二三四五六七八九十'])}巷`,
        subRoadNo: `${random.int(1, 36)}号`,
        buildingNo: null,
      };
    case 'tower':
      return {
        ...none,
        estate: random.pick(estates.estates),
        subEstate: random.chance(0.15) ? random.pick(['一期', '二期', '南区', '北区']) : null,
        buildingNo: `${random.int(1, 18)}栋`,
      };
    case 'office':
      return {
        ...none,
        estate: random.pick(estates.towers),
        buildingNo: random.chance(0.3) ? `${random.pick([...'ABC'])}座` : null,
      };
    case 'apartments':
      return { ...none, estate: random.pick(estates.towers), buildingNo: random.pick(['公寓楼', 'A座', 'B座', 'C座']) };
    default:
      return {
        ...none,
        estate: random.pick(estates.parks),
        buildingNo: `${shape.kind === 'dormitory' ? '宿舍' : ''}${random.int(1, 16)}栋`,
      };
  }
}
