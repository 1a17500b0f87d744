import { houses, occupancies, persons } from '@gridweave/core';
import { c, definePlugin, defineTable } from '@gridweave/kit';
import { expect, test } from 'vitest';
import { madeCommunity, streetPlans } from '../fixture/community.ts';

const people = 1800;

test('the same seed, day and plan give the same bytes; another seed or day gives others', () => {
  const one = madeCommunity({ people });
  expect(madeCommunity({ people }).text).toBe(one.text);
  expect(madeCommunity({ people, seed: 2 }).text).not.toBe(one.text);
  expect(madeCommunity({ people, today: '2026-11-25' }).text).not.toBe(one.text);
});

test('a plugin sees the rows of the core, changes none of them, and has random numbers of its own', () => {
  const visits = defineTable(
    'visits',
    'visit',
    { street_code: c.text, id: c.int8, house_id: c.int8, lot: c.float8 },
    { key: ['street_code', 'id'] },
  );
  const plugin = (name: string) =>
    definePlugin({
      name,
      title: { zh: name, en: name },
      version: '1.0.0',
      kit: '^0.1.0',
      schema: 'visits',
      tables: [visits],
      sample: (community) => {
        for (const house of community.rows(houses).slice(0, 5)) {
          community.add(visits, {
            street_code: community.streetCode,
            id: community.nextId(visits),
            house_id: house.id,
            lot: community.random.next(),
          });
        }
        expect(community.rows(occupancies).length).toBeGreaterThan(people / 2);
        expect(community.rows(occupancies)[0]).toMatchObject({ street_code: community.streetCode, to_on: null });
      },
    });
  const bare = madeCommunity({ people });
  const one = madeCommunity({ people, plugins: [plugin('visits')] });
  expect(one.text.startsWith(bare.text)).toBe(true);
  expect(one.rows(visits)).toHaveLength(5);
  expect(
    madeCommunity({
      people,
      plugins: [definePlugin({ ...plugin('other'), sample: (x) => x.random.next() }), plugin('visits')],
    }).rows(visits),
  ).toEqual(one.rows(visits));
});

test('communities have ids, house codes and document numbers of their own', () => {
  const made = [streetPlans[0]!, streetPlans[1]!, streetPlans.at(-1)!].map((plan) => madeCommunity({ plan, people }));
  const all = (pick: (one: (typeof made)[number]) => readonly string[]): readonly string[] => made.flatMap(pick);
  for (const values of [
    all((one) => one.rows(persons).map((row) => row.id)),
    all((one) => one.rows(persons).map((row) => `${row.document_type}/${row.document_number}`)),
    all((one) => one.rows(houses).map((row) => row.house_code)),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
});
