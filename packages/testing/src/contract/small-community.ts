import {
  cityParts,
  codeOf,
  creditCodeCheckDigit,
  events,
  EventMinor,
  grids,
  houses,
  IndustrySection,
  legalEntities,
  occupancies,
  persons,
} from '@gridweave/core';
import type { Database } from '@gridweave/database';
import type { Plugin, RowOf, SampleCommunity, Table } from '@gridweave/kit';
import { seededRandom } from './seeded-random.ts';

/** A community of four basic grids with the rows of the core and of plugins, the same each time. */
export interface SmallCommunity extends SampleCommunity {
  readonly tables: ReadonlyMap<Table<any>, readonly Readonly<Record<string, unknown>>[]>;
}

const gridCount = 4;
const housesPerGrid = 60;
const industries = ['HOSPITALITY', 'WHOLESALE_RETAIL', 'MANUFACTURING', 'RESIDENT_SERVICES'] as const;
const modes = ['property-managed', 'hotel-style', 'enclosed-compound', 'unit-run', 'scattered'] as const;
const minors = ['FIRE', 'DISPUTE', 'UNLICENSED_BUSINESS', 'COOKING_FUMES', 'EXPOSED_RUBBISH'] as const;

/**
 * Makes the rows of a small community 44030900200x and of the plugins on it: dwellings of which every other is let,
 * one house in five a shop or works with a legal entity, two people in each dwelling with their occupancies, some of
 * which nobody has declared, five events and three city parts in each grid.
 */
export function smallCommunity(
  plugins: readonly Plugin[],
  options: { readonly seed?: number; readonly code?: string; readonly today?: string } = {},
): SmallCommunity {
  const { seed = 1, code = '440309002001' } = options;
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const community = emptyCommunity(code, today, seed);
  for (let g = 1; g <= gridCount; g++) makeGrid(community, g);
  for (const plugin of plugins) plugin.sample?.(community);
  return community;
}

function emptyCommunity(code: string, today: string, seed: number): SmallCommunity {
  const tables = new Map<Table<any>, Record<string, unknown>[]>();
  const counts = new Map<Table<any>, number>();
  const base = Number(code.slice(6)) * 100_000;
  return {
    code,
    streetCode: code.slice(0, 9),
    today,
    random: seededRandom(seed),
    tables,
    rows: <T extends Table<any>>(table: T) => (tables.get(table) ?? []) as unknown as readonly RowOf<T>[],
    add(table, row) {
      tables.set(table, [...(tables.get(table) ?? []), row as Record<string, unknown>]);
    },
    nextId(table) {
      const count = (counts.get(table) ?? 0) + 1;
      counts.set(table, count);
      return String(base + count);
    },
  };
}

/** A square of a hundredth of a degree, which touches those of the grids beside it. */
function squareAround(lon: number, lat: number): readonly (readonly number[])[] {
  const at = (x: number, y: number) => [Number((lon + x).toFixed(3)), Number((lat + y).toFixed(3))];
  return [at(-0.005, -0.005), at(0.005, -0.005), at(0.005, 0.005), at(-0.005, 0.005), at(-0.005, -0.005)];
}

function makeGrid(community: SmallCommunity, g: number): void {
  const grid_code = `${community.code}0${g}`;
  const place = { street_code: community.streetCode, community_code: community.code };
  const [lon, lat] = [114.03 + g / 100, 22.61];
  community.add(grids, {
    ...place,
    id: community.nextId(grids),
    code: grid_code,
    name: `第 ${g} 网格`,
    boundary: { type: 'Polygon', coordinates: [squareAround(lon, lat)] },
    centre: { type: 'Point', coordinates: [lon, lat] },
    dwellings: housesPerGrid,
    valid_from: '2020-01-01',
  });
  const inGrid = { ...place, grid_code };
  for (const minor of ['01001', '01003', '01006'])
    community.add(cityParts, {
      ...inGrid,
      id: community.nextId(cityParts),
      code: `${grid_code}${minor}`,
      major: minor.slice(0, 2),
      minor,
      name: '部件',
      state: 'intact',
    });
  for (let h = 1; h <= housesPerGrid; h++) makeHouse(community, inGrid, h);
  for (const [i, minor] of minors.entries()) {
    const code = codeOf(EventMinor, minor);
    community.add(events, {
      ...inGrid,
      id: community.nextId(events),
      number: `SJ${grid_code}${i}`,
      major: code.slice(0, 2),
      minor: code,
      description: '网格员巡查发现',
      stage: 'dispatched',
      reported_at: `${community.today}T00:00:00Z`,
      source: 'grid-worker',
    });
  }
}

type InGrid = Pick<RowOf<typeof houses>, 'street_code' | 'community_code' | 'grid_code'>;

function makeHouse(community: SmallCommunity, inGrid: InGrid, h: number): void {
  const { random } = community;
  const id = community.nextId(houses);
  const business = h % 5 === 0;
  const rental = h % 2 === 1;
  const building = `${community.code.slice(0, 12)}00${String(h).padStart(5, '0')}`;
  community.add(houses, {
    ...inGrid,
    id,
    house_code: `${building}${id.slice(-6)}`,
    building_code: building,
    address: `广东省深圳市龙华区民治街道民治大道 ${h} 号`,
    floor_no: '1层',
    point: { type: 'Point', coordinates: [pointOf(inGrid.grid_code, h), 22.61] },
    use: business ? '30' : '10',
    rental,
    rental_mode: rental ? modes[h % modes.length]! : null,
    rental_grade: rental ? (['green', 'yellow', 'orange'] as const)[h % 3]! : null,
    landlord_name: rental ? '陈房东' : null,
    landlord_phone: rental ? '13800000001' : null,
  });
  if (business) makeEntity(community, inGrid, id, h / 5);
  const people = business ? (random.chance(0.3) ? 1 : 0) : 2;
  for (let p = 0; p < people; p++) {
    const person = community.nextId(persons);
    const floating = rental || p === 1;
    community.add(persons, {
      ...inGrid,
      id: person,
      house_id: id,
      kind: floating ? 'floating' : 'registered',
      document_type: '111',
      document_number: `44030019900101${person.slice(-4)}`,
      name: `${random.pick(['王', '李', '张'])}${random.pick(['伟', '芳', '秀英'])}`,
      sex: p === 0 ? '1' : '2',
      permit_kind: floating ? random.pick(['1', '2', '2']) : null,
    });
    makeOccupancy(community, inGrid, person, id, h + p);
  }
}

/** Longitudes a few metres apart, grid by grid. */
const pointOf = (grid: string, h: number): number => 114.03 + Number(grid.slice(-2)) / 100 + h / 10_000;

/** Who moved in some days ago; in one house of seven nobody declared it. */
function makeOccupancy(community: SmallCommunity, inGrid: InGrid, person: string, house: string, days: number): void {
  const from = dayBefore(community.today, days);
  community.add(occupancies, {
    ...inGrid,
    id: community.nextId(occupancies),
    person_id: person,
    house_id: house,
    role: 'tenant',
    from_on: from,
    declared_at: days % 7 === 0 ? null : `${from}T08:00:00Z`,
    source: 'grid-visit',
  });
}

function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

function makeEntity(community: SmallCommunity, inGrid: InGrid, houseId: string, n: number): void {
  const id = community.nextId(legalEntities);
  const body = `92440300MA5${id.slice(-6)}`;
  const industry = industries[n % industries.length]!;
  community.add(legalEntities, {
    ...inGrid,
    id,
    house_id: houseId,
    credit_code: `${body}${creditCodeCheckDigit(body)}`,
    name: `深圳市民治第 ${id.slice(-4)} 号商行`,
    kind: '95',
    status: '1',
    industry_section: codeOf(IndustrySection, industry),
    industry_code: industry === 'HOSPITALITY' ? '6210' : null,
    established_on: '2019-05-01',
    employees: n * 20,
    contact_name: '刘经理',
    contact_phone: '13900000002',
  });
}

/** Puts the rows of a community into a migrated database. */
export async function putCommunity({ db }: Database, community: SmallCommunity): Promise<void> {
  for (const [table, rows] of community.tables) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const perStatement = Math.floor(60_000 / columns.length);
    for (let at = 0; at < rows.length; at += perStatement)
      await db
        .insertInto(`${table.schema}.${table.name}`)
        .values(rows.slice(at, at + perStatement).map((row) => stored(table, row)))
        .execute();
  }
}

function stored(table: Table<any>, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        table.columns[name]?.type === 'jsonb' && value !== null ? JSON.stringify(value) : value,
      ]),
  );
}
