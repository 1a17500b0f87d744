import type { SampleRandom } from '@gridweave/kit';
import { anyName } from '../names/index.ts';
import { drawFrom } from '../random/index.ts';

/** The parties and the outcome of a dispute; all null for other events. */
export interface Dispute {
  readonly dispute_scale: string | null;
  readonly dispute_kind: string | null;
  readonly people_involved: number | null;
  readonly mediator: string | null;
  readonly outcome: string | null;
  readonly follow_up: string | null;
}

const kinds = drawFrom([
  ['16', 24],
  ['02', 20],
  ['10', 15],
  ['15', 12],
  ['01', 10],
  ['11', 8],
  ['12', 7],
  ['06', 4],
]);

export const noDispute: Dispute = {
  dispute_scale: null,
  dispute_kind: null,
  people_involved: null,
  mediator: null,
  outcome: null,
  follow_up: null,
};

/** Scale, kind, people, and what came of it once it was handled. */
export function disputeOf(random: SampleRandom, handled: boolean): Dispute {
  const group = random.chance(0.12);
  const people = group ? random.int(5, 29) : random.int(2, 4);
  return {
    dispute_scale: group ? '2' : '1',
    dispute_kind: kinds(random),
    people_involved: people,
    mediator: anyName(random),
    outcome: handled ? random.pick(['调解成功,签订协议', '调解成功', '双方和解', '引导司法途径']) : null,
    follow_up: handled && random.chance(0.5) ? '一周后回访,无新矛盾' : null,
  };
}
