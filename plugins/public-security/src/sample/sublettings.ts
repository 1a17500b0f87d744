import { houses } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { sublettings } from '../duty/tables.ts';
import { daysAfter } from './dates.ts';

const tenants = ['李国平', '王晓丽', '张志勇', '黄美玲', '陈少华', '刘海涛'] as const;

/** One rented house in thirty is sub-let; most tenants told the landlord in time. */
export function makeSublettings(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  for (const house of community.rows(houses)) {
    if (house.deregistered_on || !house.rental || !random.chance(1 / 30)) continue;
    const since = random.int(4, 300);
    const from = daysAfter(today, -since);
    community.add(sublettings, {
      street_code: streetCode,
      id: community.nextId(sublettings),
      community_code: house.community_code,
      grid_code: house.grid_code,
      house_id: house.id,
      tenant_name: random.pick(tenants),
      tenant_phone: `13${random.int(100_000_000, 999_999_999)}`,
      subtenants: random.int(1, 4),
      from_on: from,
      inform_by: daysAfter(from, 3),
      informed_on: random.chance(0.75) ? daysAfter(from, random.int(0, 4)) : null,
    });
  }
}
