import type { SampleRandom } from '@gridweave/kit';
import { addWorkingDays, addWorkingHours, type Moment } from '../time/index.ts';
import type { TimeLimit } from './categories.ts';

/** When an event came through its stages, and where it is now. Times after the moment of the sample have not come. */
export interface Clocks {
  readonly stage: string;
  readonly verified: Moment | undefined;
  readonly filed: Moment | undefined;
  readonly dispatched: Moment | undefined;
  readonly handled: Moment | undefined;
  readonly checked: Moment | undefined;
  readonly closed: Moment | undefined;
  readonly due: Moment | undefined;
  readonly extensions: number;
  readonly reworks: number;
}

const hour = 3600;

/** When something within a time limit is due. Re-routing does not reset it. */
export function dueAt(from: Moment, { unit, amount }: TimeLimit): Moment {
  if (unit === 'urgent-hours') return from + amount * hour;
  return unit === 'working-hours' ? addWorkingHours(from, amount) : addWorkingDays(from, amount);
}

/** The course of an event from its report on; `now` is the moment that the sample shows. */
export function clocksOf(random: SampleRandom, reported: Moment, limit: TimeLimit, now: Moment): Clocks {
  const later = (from: Moment, hours: number): Moment =>
    from + Math.max(60, Math.round(hours * hour * (0.2 + random.next())));
  const verified = later(reported, 0.8);
  if (random.chance(0.025) && verified < now) {
    return { ...nothing, stage: 'refused', verified, closed: undefined };
  }
  const filed = later(verified, 0.7);
  const dispatched = later(filed, 0.4);
  const extensions = limit.unit === 'working-days' && random.chance(0.05) ? 1 : 0;
  const due = dueAt(dispatched, { ...limit, amount: limit.amount * (1 + extensions) });
  const span = due - dispatched;
  // 94 % are handled in time
  const handled =
    dispatched +
    Math.max(
      600,
      Math.round(random.chance(0.94) ? span * (0.1 + 0.85 * random.next()) : span * (1.02 + random.next())),
    );
  const reworks = random.chance(0.05) ? 1 : 0;
  const checked = later(handled, 8) + reworks * Math.round(span / 2);
  const closed = later(checked, 5);
  const rated = later(closed, 60);
  const reached = (at: Moment): Moment | undefined => (at <= now ? at : undefined);
  const times = {
    verified: reached(verified),
    filed: reached(filed),
    dispatched: reached(dispatched),
    handled: reached(handled),
    checked: reached(checked),
    closed: reached(closed),
    due: reached(dispatched) && due,
  };
  const stage =
    rated <= now && random.chance(0.8)
      ? 'rated'
      : closed <= now
        ? 'closed'
        : checked <= now
          ? 'checked'
          : handled <= now
            ? 'handled'
            : dispatched <= now
              ? random.chance(0.5)
                ? 'in-hand'
                : 'dispatched'
              : filed <= now
                ? 'filed'
                : verified <= now
                  ? 'verified'
                  : 'collected';
  return { ...times, stage, extensions: times.dispatched ? extensions : 0, reworks: times.checked ? reworks : 0 };
}

const nothing = {
  filed: undefined,
  dispatched: undefined,
  handled: undefined,
  checked: undefined,
  due: undefined,
  extensions: 0,
  reworks: 0,
};
