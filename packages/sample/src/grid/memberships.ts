import { history, houseMemberships } from '@gridweave/core';
import type { CommunityContext, HouseRow } from '../community/context.ts';
import { dateText, dayOf } from '../time/index.ts';

/** The dated membership of a house in its grid; where the digits of its code name another grid, that one came before. */
export function addMembership(context: CommunityContext, house: HouseRow): void {
  const { plan, today, random } = context;
  const since = house.registered_on!;
  const former = plan.code + house.house_code.slice(12, 14);
  if (former === house.grid_code) return put(context, house, house.grid_code, since, null);
  const moved = Math.max(dayOf(since) + 1, today - random.int(100, 1200));
  put(context, house, former, since, dateText(moved));
  put(context, house, house.grid_code, dateText(moved), null);
  context.rows.add(history, {
    street_code: plan.streetCode,
    id: context.rows.nextId(history),
    record_type: 'House',
    record_id: house.id,
    field: 'grid_code',
    old_value: former,
    new_value: house.grid_code,
    valid_from: `${dateText(moved - 1)}T16:00:00Z`,
    recorded_at: `${dateText(moved)}T03:00:00Z`,
    source: 'grid-office',
    changed_by: `${plan.street}网格管理中心`,
  });
}

function put(
  { plan, rows }: CommunityContext,
  house: HouseRow,
  gridCode: string,
  from: string,
  to: string | null,
): void {
  rows.add(houseMemberships, {
    street_code: plan.streetCode,
    id: rows.nextId(houseMemberships),
    community_code: plan.code,
    grid_code: gridCode,
    house_id: house.id,
    from_on: from,
    to_on: to,
    source: 'grid-office',
    recorded_at: `${from}T03:00:00Z`,
    updated_at: `${to ?? from}T03:00:00Z`,
  });
}
