import { grids, legalEntities } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { pollutionComplaints } from '../complaint/tables.ts';
import { pollutionSources } from '../source/tables.ts';
import { daysAfter } from './dates.ts';

type Entity = RowOf<typeof legalEntities>;

/** Complaints by kind: how often, in which words, and the kind of source that they are about. */
const texts = [
  ['1', 42, '夜间装修施工噪声扰民,凌晨仍未停工', undefined],
  ['1', 14, '楼下商铺音响、排风机噪声大,影响休息', '3'],
  ['2', 22, '餐饮店油烟直排居民楼,气味呛人', '6'],
  ['3', 11, '工厂排放刺激性气味,早晚最为明显', '2'],
  ['5', 6, '工地未洒水,车辆进出扬尘严重', '7'],
  ['4', 3, '雨水口有污水流出,颜色发黑', '1'],
  ['6', 2, '路边堆放工业垃圾,无人清运', undefined],
] as const;
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const;

/** Complaints of the last year in each basic grid, about a source of that grid where there is one. */
export function makeComplaints(community: SampleCommunity): void {
  const { random } = community;
  const entities = new Map(community.rows(legalEntities).map((entity) => [entity.id, entity]));
  const byGrid = new Map<string, { readonly kind: string; readonly entity: Entity }[]>();
  for (const source of community.rows(pollutionSources)) {
    const entity = entities.get(source.legal_entity_id);
    if (!entity || !source.grid_code) continue;
    const known = byGrid.get(source.grid_code);
    if (known) known.push({ kind: source.kind, entity });
    else byGrid.set(source.grid_code, [{ kind: source.kind, entity }]);
  }
  for (const grid of community.rows(grids)) {
    const count = random.int(0, 6);
    for (let i = 0; i < count; i++) addComplaint(community, grid, byGrid.get(grid.code) ?? []);
  }
}

function addComplaint(
  community: SampleCommunity,
  grid: RowOf<typeof grids>,
  sources: readonly { readonly kind: string; readonly entity: Entity }[],
): void {
  const { random, today } = community;
  const [kind, , description, about] = random.weighted(texts.map((text) => [text, text[1]]));
  const candidates = sources.filter((source) => source.kind === about);
  const entity = candidates.length > 0 && random.chance(0.8) ? random.pick(candidates).entity : undefined;
  const id = community.nextId(pollutionComplaints);
  const received = random.int(1, 365);
  const taken = random.int(1, 30);
  const closed = taken <= received;
  const received_on = daysAfter(today, -received);
  community.add(pollutionComplaints, {
    street_code: grid.street_code,
    id,
    community_code: grid.community_code,
    grid_code: grid.code,
    number: `HT${received_on.replaceAll('-', '')}${id.padStart(10, '0')}`,
    kind,
    state: closed ? random.pick(['3', '3', '4'] as const) : received < 3 ? '1' : '2',
    description,
    address: entity?.actual_address ?? null,
    legal_entity_id: entity?.id ?? null,
    received_at: `${received_on}T${String(random.int(7, 22)).padStart(2, '0')}:${random.int(10, 59)}:00+08:00`,
    closed_at: closed ? `${daysAfter(received_on, taken)}T07:30:00+08:00` : null,
    complainant_name: random.chance(0.7) ? `${random.pick(surnames)}${random.chance(0.5) ? '先生' : '女士'}` : null,
    complainant_phone: `13${random.int(100_000_000, 999_999_999)}`,
  });
}
