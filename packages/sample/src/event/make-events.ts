import { cityParts, events } from '@gridweave/core';
import type { SampleRandom } from '@gridweave/kit';
import { phoneNumber } from '../codes/index.ts';
import type { CommunityContext, GridContext, Room, WorkerFacts } from '../community/context.ts';
import { writtenAddress } from '../house/address.ts';
import { anyName } from '../names/index.ts';
import { drawFrom } from '../random/index.ts';
import { dateText, momentOf, momentText, type Moment, monthOf, weekdayOf } from '../time/index.ts';
import { drawCategory, type EventCategory } from './categories.ts';
import { clocksOf } from './clocks.ts';
import { disputeOf, noDispute } from './dispute.ts';

/** Events of two years for each dwelling. */
const PER_DWELLING = 0.9;
const DAYS = 730;

const drawSource = drawFrom([
  ['grid-worker', 66],
  ['hotline', 12],
  ['public', 10],
  ['video', 5],
  ['sensor', 2],
  ['department', 2],
  ['supervisor', 2],
  ['letters-visits', 1],
]);
// reports come in the morning and after the midday break
const drawHour = drawFrom(
  [0.2, 0.1, 0.1, 0.1, 0.1, 0.3, 0.8, 2, 6, 10, 11, 8, 3, 3.5, 8, 10, 9, 6, 4, 4, 4, 3, 1.6, 0.6].map(
    (weight, hour) => [hour, weight] as const,
  ),
);

/** The event that is being made. */
interface Reported {
  readonly category: EventCategory;
  readonly at: Moment;
  readonly room: Room | undefined;
  readonly source: string;
}

/** Two years of events in a grid. Who collects never handles, and who handles never checks. */
export function makeEvents(
  context: CommunityContext,
  grid: GridContext,
  rooms: readonly Room[],
  dwellings: number,
  workers: readonly WorkerFacts[],
): void {
  const { random, today } = context;
  const places = {
    house: rooms,
    shop: rooms.filter(({ row }) => row.use === '30'),
    rented: rooms.filter(({ row }) => row.rental && row.rental_class === '1'),
    street: [],
  };
  for (let left = Math.round(dwellings * PER_DWELLING); left > 0; left--) {
    let day = today - random.int(0, DAYS - 1);
    const weekday = weekdayOf(day);
    // half as many on Saturdays and Sundays
    if ((weekday === 0 || weekday === 6) && random.chance(0.5)) day -= 2;
    const at = momentOf(day, drawHour(random) + random.next() * 0.99);
    const category = drawCategory[grid.area][monthOf(day) - 1]!(random);
    const fitting = places[category.place];
    const room = fitting.length > 0 ? random.pick(fitting) : undefined;
    put(context, grid, { category, at, room, source: drawSource(random) }, workers);
  }
}

function put(context: CommunityContext, grid: GridContext, event: Reported, workers: readonly WorkerFacts[]): void {
  const { plan, rows, random, today, next } = context;
  const { category, at, room, source } = event;
  const now = momentOf(today, 12);
  const clocks = clocksOf(random, Math.min(at, now - 60), category.limit, now);
  const collector = grid.worker ?? random.pick(workers);
  const byWorker = source === 'grid-worker' && collector !== undefined;
  const street = plan.street;
  const handled = clocks.handled !== undefined;
  const handler = clocks.dispatched === undefined ? null : differentName(random, [collector?.name]);
  const checkers = workers.filter(({ name }) => name !== handler);
  const reporter = reporterOf(random, source, byWorker ? collector : undefined);
  const place = room
    ? room.row.address.replace(/^广东省深圳市/, '')
    : `${plan.name}社区${random.pick(context.roads)}${random.int(1, 300)}号`;
  const day = dateText(Math.floor((Math.min(at, now - 60) + 28_800) / 86_400));
  const last =
    clocks.closed ??
    clocks.checked ??
    clocks.handled ??
    clocks.dispatched ??
    clocks.filed ??
    clocks.verified ??
    Math.min(at, now - 60);
  const parts = room ? [] : rows.rows(cityParts);
  rows.add(events, {
    street_code: plan.streetCode,
    id: rows.nextId(events),
    community_code: plan.code,
    grid_code: grid.code,
    house_id: room?.row.id ?? null,
    city_part_id:
      category.minor.startsWith('05') && parts.length > 0 && random.chance(0.15) ? random.pick(parts).id : null,
    number: `${day.replaceAll('-', '')}${plan.code.slice(4)}${String(next(`event/${day}`)).padStart(4, '0')}`,
    major: category.minor.slice(0, 2),
    minor: category.minor,
    situation: random.pick(category.situations),
    description: random.pick(category.texts).replace('{p}', place),
    address: room ? writtenAddress(context, random, addressOf(room), room.row.room_no!) : place,
    point: room ? room.row.point : pointIn(grid, random),
    reporter_id: byWorker ? collector.id : null,
    reporter_name: reporter.name,
    reporter_phone: reporter.phone,
    media: random.chance(0.7) ? [`event/${day}/${next('media')}-1.jpg`] : [],
    stage: clocks.stage,
    reported_at: momentText(Math.min(at, now - 60)),
    verified_at: textOf(clocks.verified),
    filed_at: textOf(clocks.filed),
    dispatched_at: textOf(clocks.dispatched),
    handled_at: textOf(clocks.handled),
    checked_at: textOf(clocks.checked),
    closed_at: textOf(clocks.closed),
    due_at: textOf(clocks.due),
    handling_unit: clocks.dispatched === undefined ? null : `${street}${category.unit}`,
    handler,
    operator: clocks.filed === undefined ? null : random.pick(['李晓燕', '陈志鹏', '黄嘉怡', '周文涛', '林静']),
    checker:
      clocks.checked === undefined
        ? null
        : checkers.length > 0
          ? random.pick(checkers).name
          : differentName(random, [handler]),
    supervisor: random.chance(0.03) ? anyName(random) : null,
    result: handled
      ? random.pick(['已处置到位', '已清理', '已整改', '已劝离并教育', '已维修恢复', '已移交并跟进'])
      : null,
    extensions: clocks.extensions,
    reworks: clocks.reworks,
    rating: clocks.stage === 'rated' ? 5 - Math.floor(random.next() ** 2.2 * 4) : null,
    ...(category.minor === '06001' ? disputeOf(random, handled) : noDispute),
    source,
    recorded_at: momentText(Math.min(at, now - 60)),
    updated_at: momentText(last),
  });
}

function addressOf({ row }: Room): Parameters<typeof writtenAddress>[2] {
  return {
    road: row.road!,
    roadNo: row.road_no!,
    subRoad: row.sub_road,
    subRoadNo: row.sub_road_no,
    estate: row.estate,
    subEstate: row.sub_estate,
    buildingNo: row.building_no,
  };
}

function pointIn(grid: GridContext, random: SampleRandom): unknown {
  const { lon, lat } = grid.tile.inside(random.next(), random.next());
  return { type: 'Point', coordinates: [lon, lat] };
}

function reporterOf(
  random: SampleRandom,
  source: string,
  collector: WorkerFacts | undefined,
): { name: string | null; phone: string | null } {
  if (collector) return { name: collector.name, phone: collector.phone };
  if (source === 'video' || source === 'sensor') return { name: null, phone: null };
  return { name: anyName(random), phone: phoneNumber(random) };
}

function differentName(random: SampleRandom, taken: readonly (string | null | undefined)[]): string {
  for (;;) {
    const name = anyName(random);
    if (!taken.includes(name)) return name;
  }
}

function textOf(moment: Moment | undefined): string | null {
  return moment === undefined ? null : momentText(moment);
}
