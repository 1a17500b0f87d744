import { codesOf, events, EventMinor, EventSource, EventStage, gridWorkers, houses } from '@gridweave/core';
import { expect, test } from 'vitest';
import { madeCommunity } from '../fixture/community.ts';
import { eventCategories } from './categories.ts';

const made = madeCommunity({ people: 5000 });
const all = made.rows(events);

test('categories, sources and stages are those of the core', () => {
  const minors: ReadonlySet<string> = new Set(codesOf(EventMinor));
  const sources: ReadonlySet<string> = new Set(codesOf(EventSource));
  const stages: ReadonlySet<string> = new Set(codesOf(EventStage));
  expect(eventCategories.filter(({ minor }) => !minors.has(minor))).toEqual([]);
  const wrong = all.filter(
    ({ source, stage, major, minor }) => !sources.has(source) || !stages.has(stage) || !minor.startsWith(major),
  );
  expect(wrong).toEqual([]);
});

test('clocks are in order and not in the future', () => {
  const wrong = all.filter((event) => {
    const clocks = [
      event.reported_at,
      event.verified_at,
      event.filed_at,
      event.dispatched_at,
      event.handled_at,
      event.checked_at,
      event.closed_at,
    ];
    const reached = clocks.filter((clock) => clock !== null);
    return (
      clocks.slice(reached.length).some((clock) => clock !== null) ||
      reached.some((clock, i) => i > 0 && clock < reached[i - 1]!) ||
      reached.at(-1)! > `${made.today}T04:00:00Z` ||
      (event.due_at !== null && event.due_at <= event.dispatched_at!) ||
      (event.stage === 'closed' || event.stage === 'rated') !== (event.closed_at !== null) ||
      (event.handler === null) !== (event.dispatched_at === null)
    );
  });
  expect(wrong).toEqual([]);
});

test('who collects never handles, and who handles never checks', () => {
  const workers = new Map(made.rows(gridWorkers).map((worker) => [worker.id, worker.name]));
  const collected = all.filter((event) => event.reporter_id !== null);
  expect(collected.length).toBeGreaterThan(all.length / 2);
  expect(collected.filter((event) => event.handler === workers.get(event.reporter_id!))).toEqual([]);
  expect(all.filter((event) => event.checker !== null && event.checker === event.handler)).toEqual([]);
});

test('two years, fewer on Sundays, numbers once, places that exist, parties of disputes', () => {
  const homes: ReadonlySet<string | null> = new Set([...made.rows(houses).map((house) => house.id), null]);
  const days = Map.groupBy(all, (event) => new Date(Date.parse(event.reported_at) + 8 * 3_600_000).getUTCDay());
  expect(days.get(0)!.length * 1.5).toBeLessThan(days.get(3)!.length);
  expect(new Set(all.map((event) => event.number)).size).toBe(all.length);
  expect(new Set(all.map((event) => event.reported_at.slice(0, 7))).size).toBeGreaterThanOrEqual(24);
  expect(all.filter((event) => !homes.has(event.house_id))).toEqual([]);
  expect(all.filter((event) => (event.people_involved !== null) !== (event.minor === '06001'))).toEqual([]);
});
