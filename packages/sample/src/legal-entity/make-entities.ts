import { history, legalEntities } from '@gridweave/core';
import type { SampleRandom } from '@gridweave/kit';
import { creditCode, phoneNumber } from '../codes/index.ts';
import type { CommunityContext, GridContext, Room } from '../community/context.ts';
import { writtenAddress } from '../house/address.ts';
import { anyName } from '../names/index.ts';
import { drawFrom } from '../random/index.ts';
import { dateText, dayOf } from '../time/index.ts';
import { factoryTrades, officeTrades, shopTrades, type Trade } from './trades.ts';

const drawShop = drawFrom(shopTrades);
const drawFactory = drawFrom(factoryTrades);
const drawOffice = drawFrom(officeTrades);
const marks = [...'鑫宏泰达恒信诚瑞盛兴华腾飞科创联鸿嘉安顺丰利源德美佳康乐众合汇通博智远航星辰'];
const shopMarks = [
  '阿强',
  '老王',
  '好又来',
  '家家乐',
  '万家',
  '新一',
  '湘味',
  '潮香',
  '客家',
  '小红',
  '天天',
  '百姓',
  '惠民',
  '乐购',
  '川渝',
  '老乡',
  '福满',
];

interface Kind {
  readonly kind: string;
  readonly authority: string;
  readonly registration: string;
}

const individual: Kind = { kind: '95', authority: '92', registration: '410' };
const company: Kind = { kind: '11', authority: '91', registration: '173' };
const committee: Kind = { kind: '93', authority: '55', registration: '190' };
const privateUnit: Kind = { kind: '91', authority: '52', registration: '190' };

/** Where somebody may work. */
export interface Workplace {
  readonly name: string;
  /** Section of GB/T 4754. */
  readonly section: string;
}

/** The legal entities in the houses of a grid; the first grid has the community's committee as well. */
export function makeEntities(
  context: CommunityContext,
  grid: GridContext,
  rooms: readonly Room[],
): readonly Workplace[] {
  const { random } = context;
  const names: Workplace[] = [];
  const first = grid.code.endsWith('01');
  for (const room of rooms) {
    const { use, deregistered_on: gone } = room.row;
    if (gone !== null) continue;
    if (first && names.length === 0 && use !== '50') {
      const name = `深圳市${context.plan.district}${context.plan.street}${context.plan.name}社区居民委员会`;
      names.push(
        put(
          context,
          room,
          committee,
          name,
          { section: 'S', code: '9620', word: '', scope: '社区自治组织', weight: 0 },
          18,
        ),
      );
      continue;
    }
    if (use === '30' && random.chance(0.93)) names.push(shop(context, room));
    else if (use === '50' || use === '60') {
      if (random.chance(0.9)) names.push(firm(context, room, drawFactory(random), random.int(12, 260)));
    } else if (use === '40') {
      for (let n = random.int(1, 4); n > 0; n--) names.push(firm(context, room, drawOffice(random), random.int(2, 60)));
    } else if (random.chance(0.012)) names.push(firm(context, room, drawOffice(random), random.int(1, 5)));
  }
  return names;
}

function shop(context: CommunityContext, room: Room): Workplace {
  const { random, plan } = context;
  const trade = drawShop(random);
  const place = `深圳市${plan.district}${plan.street.replace('街道', '')}`;
  const name = `${place}${random.pick(shopMarks)}${random.chance(0.3) ? random.pick(marks) : ''}${trade.word}`;
  if (trade.section === 'P') return put(context, room, privateUnit, name, trade, random.int(3, 14));
  if (random.chance(0.12)) {
    return put(
      context,
      room,
      { ...company, kind: '15' },
      `深圳市${mark(random)}${trade.word.replace(/[店馆]$/, '')}有限公司${plan.name}分店`,
      trade,
      random.int(2, 14),
    );
  }
  return put(context, room, individual, name, trade, random.int(1, 8));
}

function mark(random: SampleRandom): string {
  return random.pick(marks) + random.pick(marks) + (random.chance(0.3) ? random.pick(marks) : '');
}

function firm(context: CommunityContext, room: Room, trade: Trade, employees: number): Workplace {
  const { random } = context;
  const name = `深圳市${mark(random)}${trade.word}有限公司`;
  const registration = random.weighted([
    ['173', 78],
    ['159', 12],
    ['200', 5],
    ['300', 3],
    ['160', 2],
  ]);
  return put(context, room, { ...company, registration }, name, trade, employees);
}

function put(
  context: CommunityContext,
  room: Room,
  kind: Kind,
  name: string,
  trade: Trade,
  employees: number,
): Workplace {
  const { plan, rows, random, today, next } = context;
  const { row } = room;
  const id = rows.nextId(legalEntities);
  // 0.9 %: codes of the first years whose check character does not fit
  const historic = kind.kind !== '95' && random.chance(0.011);
  const start = historic ? random.int(16_700, 16_900) : today - Math.floor(20 + 5200 * random.next() ** 1.7);
  const status = random.weighted([
    ['1', 91],
    ['2', 3],
    ['6', 3],
    ['8', 2],
    ['7', 1],
  ]);
  const ended = status === '6' || status === '7' || status === '8';
  const endDay = ended ? Math.max(start + 5, today - random.int(10, 900)) : undefined;
  const representative = anyName(random);
  const phone = phoneNumber(random);
  const verified = dateText(endDay ?? today - random.int(0, 120));
  const chief = random.chance(0.6);
  rows.add(legalEntities, {
    street_code: plan.streetCode,
    id,
    community_code: plan.code,
    grid_code: row.grid_code,
    house_id: row.id,
    credit_code: creditCode(kind.authority, plan.districtCode, plan.index, next('entity'), historic),
    credit_code_historic: historic,
    registration_number:
      historic || start < 16_700
        ? `4403${plan.districtCode.slice(4)}8${String(next('registration')).padStart(8, '0')}`
        : null,
    name,
    kind: kind.kind,
    registration_type: kind.registration,
    legal_representative: representative,
    legal_representative_phone: phone,
    registered_capital:
      kind.authority === '91' ? String(random.pick([10, 50, 100, 100, 200, 500, 1000, 2000, 5000]) * 10_000) : null,
    capital_currency: kind.authority === '91' ? 'CNY' : null,
    industry_section: trade.section,
    industry_code: trade.code,
    business_scope: trade.scope,
    status,
    established_on: dateText(start),
    licence_expires_on: kind.authority === '91' && random.chance(0.4) ? dateText(start + 7305) : null,
    registration_authority:
      kind.authority === '55' ? '深圳市民政局' : `深圳市市场监督管理局${plan.district.replace('区', '')}监管局`,
    registered_address: writtenAddress(
      context,
      random,
      {
        road: row.road!,
        roadNo: row.road_no!,
        subRoad: row.sub_road,
        subRoadNo: row.sub_road_no,
        estate: row.estate,
        subEstate: row.sub_estate,
        buildingNo: row.building_no,
      },
      row.room_no!,
    ),
    actual_address: row.address,
    employees,
    contact_name: chief ? representative : anyName(random),
    contact_phone: chief ? phone : phoneNumber(random),
    verified_on: verified,
    ended_on: endDay === undefined ? null : dateText(endDay),
    end_reason: endDay === undefined ? null : { '6': '注销', '7': '吊销', '8': '迁出' }[status]!,
    source: random.chance(0.7) ? 'grid-office' : 'market-supervision',
    recorded_at: `${dateText(Math.max(start + 3, dayOf(row.registered_on!)))}T02:00:00Z`,
    updated_at: `${verified}T06:00:00Z`,
  });
  if (status !== '1') changeOfStatus(context, id, status, verified);
  return { name, section: trade.section };
}

function changeOfStatus({ plan, rows, random }: CommunityContext, id: string, status: string, day: string): void {
  rows.add(history, {
    street_code: plan.streetCode,
    id: rows.nextId(history),
    record_type: 'LegalEntity',
    record_id: id,
    field: 'status',
    old_value: '1',
    new_value: status,
    valid_from: `${day}T02:00:00Z`,
    recorded_at: `${day}T06:00:00Z`,
    source: random.chance(0.5) ? 'grid-visit' : 'department',
    changed_by: '网格员走访',
  });
}
