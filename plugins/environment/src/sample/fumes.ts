import type { SampleCommunity } from '@gridweave/kit';
import { fumeControls } from '../fume/tables.ts';
import { pollutionSources } from '../source/tables.ts';
import { daysAfter } from './dates.ts';

/** The fume control of each restaurant that has a source of cooking fumes; one in twelve has no purifier. */
export function makeFumeControls(community: SampleCommunity): void {
  const { random, today } = community;
  const done = new Set<string>();
  for (const source of community.rows(pollutionSources)) {
    if (source.kind !== '6' || done.has(source.legal_entity_id)) continue;
    done.add(source.legal_entity_id);
    const installed = random.chance(0.92);
    const cleaned = random.int(1, 90);
    community.add(fumeControls, {
      street_code: source.street_code,
      community_code: source.community_code ?? null,
      grid_code: source.grid_code ?? null,
      id: community.nextId(fumeControls),
      legal_entity_id: source.legal_entity_id,
      stoves: random.int(1, 6),
      purifier: installed ? random.pick(['静电式', '机械式', '复合式'] as const) : null,
      installed_on: installed ? daysAfter(today, -cleaned - random.int(30, 900)) : null,
      cleaned_on: installed ? daysAfter(today, -cleaned) : null,
      clean_every_days: 60,
    });
  }
}
