import { divisionCentres, loadDivisions } from '@gridweave/core';
import { hashText } from '../random/index.ts';
import { type SampleSize, sizePlans } from './size.ts';

export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** One community to make: where it is and how many people it is to have. */
export interface CommunityPlan {
  readonly code: string;
  /** Its place among all communities of the city; decides its block of ids and of numbers. */
  readonly index: number;
  /** Without 社区居委会: 上川. */
  readonly name: string;
  readonly streetCode: string;
  /** 新安街道 */
  readonly street: string;
  readonly districtCode: string;
  /** 宝安区 */
  readonly district: string;
  /** The corners of its area: south-west, south-east, north-east, north-west. */
  readonly corners: readonly [Position, Position, Position, Position];
  readonly people: number;
}

// about 900 m, the side of a community of 15,000 people in Shenzhen
const CELL_LON = 0.0088;
const CELL_LAT = 0.0081;
const cityCentre = [114.06, 22.6] as const;

/** The communities of a size, in the order of their codes. */
export function planCommunities(size: SampleSize): readonly CommunityPlan[] {
  const plan = sizePlans[size];
  const all = allCommunities();
  const chosen = all.filter((one) => plan.areas.some((area) => one.code.startsWith(area))).slice(0, plan.communities);
  const planned = chosen.map((one) => withPeople(one, Math.round(plan.people * weightOf(one.code))));
  const elsewhere = all.find((one) => one.code === plan.elsewhere);
  return elsewhere ? [...planned, withPeople(elsewhere, 900)] : planned;
}

function withPeople(community: Omit<CommunityPlan, 'people'>, people: number): CommunityPlan {
  return { ...community, people };
}

// between 0.75 and 1.25 of the ordinary community
function weightOf(code: string): number {
  return 0.75 + (hashText(`people/${code}`) % 501) / 1000;
}

function allCommunities(): readonly Omit<CommunityPlan, 'people'>[] {
  const divisions = loadDivisions();
  const names = new Map(divisions.map((division) => [division.code, division.name]));
  const communities = divisions
    .filter((division) => division.level === 'community')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const byStreet = Map.groupBy(communities, (community) => community.parentCode!);
  return communities.map((community, index) => {
    const streetCode = community.parentCode!;
    const districtCode = streetCode.slice(0, 6);
    const siblings = byStreet.get(streetCode)!;
    return {
      code: community.code,
      index,
      name: community.name.replace(/(社区)?(居民|村民)?(居委会|委员会|工作站)?$/, ''),
      streetCode,
      street: names.get(streetCode)!,
      districtCode,
      district: names.get(districtCode)!,
      corners: cornersOf(streetCode, siblings.indexOf(community), siblings.length),
    };
  });
}

// The communities of a street are the cells of a lattice around its centre; its vertices are moved a little, the same for
// all cells around one, so that the communities tile the street.
function cornersOf(streetCode: string, place: number, count: number): CommunityPlan['corners'] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const [column, row] = [place % columns, Math.floor(place / columns)];
  const [lon, lat] = divisionCentres[streetCode] ?? divisionCentres[streetCode.slice(0, 6)] ?? cityCentre;
  const vertex = (x: number, y: number): Position => {
    const noise = hashText(`${streetCode}/${x}/${y}`);
    const dx = ((noise % 1000) / 1000 - 0.5) * 0.3;
    const dy = ((Math.floor(noise / 1000) % 1000) / 1000 - 0.5) * 0.3;
    return { lon: lon + (x + dx - columns / 2) * CELL_LON, lat: lat + (y + dy - rows / 2) * CELL_LAT };
  };
  return [vertex(column, row), vertex(column + 1, row), vertex(column + 1, row + 1), vertex(column, row + 1)];
}
