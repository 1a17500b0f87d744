import { clockTime } from '../../language/times.ts';
import type { Usage } from './documents.ts';

type ClientDay = Usage['days'][number];

/** A day of one client, or of several together. */
export interface DayUse {
  readonly day: string;
  readonly calls: number;
  readonly refused: number;
  readonly rows: number;
}

/** The days up to today, the latest first; those without a call as well. */
export function usesOfDays(found: readonly ClientDay[], days: number, now = Date.now()): readonly DayUse[] {
  return Array.from({ length: days }, (_, back) => {
    const day = clockTime(new Date(now - back * 86_400_000).toISOString()).slice(0, 10);
    const own = found.filter((one) => one.day === day);
    return {
      day,
      calls: sum(own, ({ calls }) => calls),
      refused: sum(own, ({ refusals }) => sum(refusals, ({ calls }) => calls)),
      rows: sum(own, ({ rows }) => rows),
    };
  });
}

/** Calls by what refused them, the most frequent first. */
export function refusalsOf(found: readonly ClientDay[]): readonly { readonly code: string; readonly calls: number }[] {
  const codes = Map.groupBy(
    found.flatMap(({ refusals }) => refusals),
    ({ code }) => code,
  );
  return [...codes]
    .map(([code, all]) => ({ code, calls: sum(all, ({ calls }) => calls) }))
    .sort((a, b) => b.calls - a.calls || (a.code < b.code ? -1 : 1));
}

type FieldUse = ClientDay['fields'][number];

/** The fields that were read in most calls. */
export function mostRead(found: readonly ClientDay[], most: number): readonly FieldUse[] {
  const fields = Map.groupBy(
    found.flatMap(({ fields: all }) => all),
    ({ coordinate }) => coordinate,
  );
  return [...fields]
    .map(([coordinate, all]) => ({
      coordinate,
      calls: sum(all, ({ calls }) => calls),
      rows: sum(all, ({ rows }) => rows),
    }))
    .sort((a, b) => b.calls - a.calls || (a.coordinate < b.coordinate ? -1 : 1))
    .slice(0, most);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
