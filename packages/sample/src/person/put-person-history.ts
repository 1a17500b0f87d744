import { history } from '@gridweave/core';
import { phoneNumber } from '../codes/index.ts';
import type { CommunityContext } from '../community/context.ts';
import { momentOf, momentText } from '../time/index.ts';

/** The former phone number of one in sixteen people. */
export function putPersonHistory(
  { plan, rows, random, today }: CommunityContext,
  personId: string,
  phone: string,
  movedIn: number,
): void {
  if (!random.chance(0.06) || movedIn > today - 20) return;
  const changed = momentOf(random.int(Math.max(movedIn + 1, today - 900), today - 1), 9 + random.next() * 9);
  rows.add(history, {
    street_code: plan.streetCode,
    id: rows.nextId(history),
    record_type: 'Person',
    record_id: personId,
    field: 'phone',
    old_value: phoneNumber(random),
    new_value: phone,
    valid_from: momentText(changed),
    recorded_at: momentText(changed),
    source: random.chance(0.6) ? 'grid-visit' : 'self-declaration',
    changed_by: `${plan.name}社区网格员`,
  });
}
