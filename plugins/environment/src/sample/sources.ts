import { codeOf, houses, IndustrySection, legalEntities } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { dischargePermits, pollutionSources } from '../source/tables.ts';
import { daysAfter } from './dates.ts';
import { pointsOf } from './receptors.ts';

type Entity = RowOf<typeof legalEntities>;

interface Discharge {
  readonly kind: string;
  readonly share: number;
  readonly name: string;
  readonly pollutants: readonly string[];
  readonly treatment: string;
}

const byIndustry: Readonly<Record<string, readonly Discharge[]>> = {
  [codeOf(IndustrySection, 'MANUFACTURING')]: [
    {
      kind: '2',
      share: 0.5,
      name: '工艺废气排放口',
      pollutants: ['非甲烷总烃', '颗粒物'],
      treatment: '活性炭吸附',
    },
    {
      kind: '1',
      share: 0.25,
      name: '生产废水排放口',
      pollutants: ['化学需氧量', '氨氮', '总铜'],
      treatment: '混凝沉淀',
    },
    { kind: '3', share: 0.35, name: '厂界噪声', pollutants: ['工业企业厂界噪声'], treatment: '隔声罩' },
    { kind: '5', share: 0.2, name: '危险废物暂存间', pollutants: ['废活性炭', '废机油'], treatment: '委托处置' },
    { kind: '4', share: 0.4, name: '一般固废堆场', pollutants: ['边角料'], treatment: '综合利用' },
  ],
  [codeOf(IndustrySection, 'HOSPITALITY')]: [
    { kind: '6', share: 0.8, name: '油烟排放口', pollutants: ['餐饮油烟'], treatment: '静电式油烟净化器' },
    { kind: '3', share: 0.15, name: '排风机噪声', pollutants: ['社会生活噪声'], treatment: '减振基座' },
  ],
  [codeOf(IndustrySection, 'CONSTRUCTION')]: [
    { kind: '7', share: 0.3, name: '施工扬尘', pollutants: ['颗粒物'], treatment: '喷淋、覆盖' },
    { kind: '3', share: 0.3, name: '施工噪声', pollutants: ['建筑施工噪声'], treatment: '围挡' },
  ],
  [codeOf(IndustrySection, 'RESIDENT_SERVICES')]: [
    { kind: '2', share: 0.12, name: '喷漆房排放口', pollutants: ['非甲烷总烃', '苯系物'], treatment: '活性炭吸附' },
  ],
};

/** The sources of each entity by its industry, and the discharge permit of those that need one. */
export function makeSources(community: SampleCommunity): void {
  const byId = new Map(community.rows(houses).map((house) => [house.id, house]));
  const pointOf = pointsOf(community);
  for (const entity of community.rows(legalEntities)) {
    if (entity.ended_on) continue;
    const discharges = (byIndustry[entity.industry_section ?? ''] ?? []).filter(({ share }) =>
      community.random.chance(share),
    );
    if (discharges.length > 0) addSources(community, entity, discharges, pointOf(byId.get(entity.house_id ?? '')));
  }
}

function addSources(
  community: SampleCommunity,
  entity: Entity,
  discharges: readonly Discharge[],
  point: readonly [number, number] | null,
): void {
  const { random, today } = community;
  const factory = entity.industry_section === codeOf(IndustrySection, 'MANUFACTURING');
  const key = factory && discharges.length > 2 && random.chance(0.3);
  const management = key ? '1' : factory ? random.pick(['2', '3', '3'] as const) : null;
  const left = random.int(-45, 1800);
  const place = {
    street_code: entity.street_code,
    community_code: entity.community_code ?? null,
    grid_code: entity.grid_code ?? null,
    legal_entity_id: entity.id,
  };
  const permitId = community.nextId(dischargePermits);
  const number =
    management === null
      ? null
      : entity.credit_code
        ? `${entity.credit_code}001${key ? 'P' : management === '2' ? 'Q' : 'X'}`
        : `PW${permitId.padStart(12, '0')}`;
  community.add(dischargePermits, {
    ...place,
    id: permitId,
    number,
    management,
    issued_on: number === null ? null : daysAfter(today, left - 1825),
    expires_on: number === null ? null : daysAfter(today, left),
    credit: factory
      ? random.weighted([
          ['green', 12],
          ['blue', 68],
          ['yellow', 16],
          ['red', 4],
        ] as const)
      : null,
  });
  for (const { kind, name, pollutants, treatment } of discharges) {
    const id = community.nextId(pollutionSources);
    community.add(pollutionSources, {
      ...place,
      id,
      outlet_number: `PF${entity.street_code}${id.padStart(10, '0')}`,
      name: `${entity.name}${name}`,
      kind,
      level: key ? '1' : factory ? '2' : '3',
      permit_number: number,
      pollutants,
      longitude: point?.[0] ?? null,
      latitude: point?.[1] ?? null,
      treatment: random.chance(0.92) ? treatment : null,
      inspected_on: random.chance(key ? 0.95 : 0.4) ? daysAfter(today, -random.int(1, key ? 120 : 700)) : null,
      started_on: entity.established_on ?? null,
    });
  }
}
