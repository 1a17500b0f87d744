import { legalEntities } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { drawCommitment, drawLots } from '../draw/lots.ts';
import { drawnInspections, inspectionDraws, marketInspectors } from '../draw/tables.ts';
import { lineOf } from '../draw/verify.ts';
import { businessLicences } from '../licence/tables.ts';
import { daysAfter } from './dates.ts';

const names = ['陈建国', '李文斌', '黄晓燕', '张海峰'] as const;

/** Four inspectors of the community and a draw of last month among its businesses, by the same lots as the mutation. */
export function makeDraws(community: SampleCommunity): void {
  const { streetCode: street_code, today, code } = community;
  const inspectors = names.map((name) => {
    const id = community.nextId(marketInspectors);
    const number = `SJ${street_code}${id.padStart(8, '0')}`;
    community.add(marketInspectors, { street_code, id, number, name, active: true });
    return number;
  });
  const licensed = new Set(
    community
      .rows(businessLicences)
      .filter(({ kind, state }) => kind === '01' && state === '1')
      .map(({ legal_entity_id }) => legal_entity_id),
  );
  const entities = community.rows(legalEntities).filter(({ id, ended_on }) => licensed.has(id) && !ended_on);
  if (entities.length < 3) return;
  const drawnOn = daysAfter(today, -30);
  const plan_number = `SSJ${drawnOn.slice(0, 7).replace('-', '')}-${code}`;
  const input = {
    seed: `${plan_number} ${drawnOn}`,
    entities: entities.map(({ id }) => id),
    inspectors,
    count: Math.max(3, Math.floor(entities.length / 20)),
    perEntity: 2,
  };
  const drawn = drawLots(input);
  const draw_id = community.nextId(inspectionDraws);
  community.add(inspectionDraws, {
    street_code,
    id: draw_id,
    plan_number,
    subject: '登记事项与公示信息检查',
    licence_kind: '01',
    seed: input.seed,
    commitment: drawCommitment(input),
    entity_register: input.entities.toSorted(),
    inspector_register: inspectors.toSorted(),
    per_entity: input.perEntity,
    drawn: drawn.map(lineOf),
    drawn_at: `${drawnOn}T01:30:00Z`,
  });
  const places = new Map(entities.map((entity) => [entity.id, entity]));
  for (const [i, pair] of drawn.entries())
    community.add(drawnInspections, {
      street_code,
      id: community.nextId(drawnInspections),
      community_code: places.get(pair.entity)!.community_code ?? null,
      grid_code: places.get(pair.entity)!.grid_code ?? null,
      draw_id,
      position: i + 1,
      legal_entity_id: pair.entity,
      inspectors: pair.inspectors,
    });
}
