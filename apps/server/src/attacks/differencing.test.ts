import type { FieldModel, Operator, TypeModel } from '@gridweave/kit';
import { putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../gridweave.config.ts';
import { model } from './fixture/city.ts';

const size = 10;
const street = '440309002';

const counts = [...model.queries.values()].flatMap(({ definition }) =>
  definition.kind === 'count' ? [{ name: definition.name, type: model.types.get(definition.type.name)! }] : [],
);
const shared = [...model.types.values()].flatMap((type) =>
  [...type.fields.values()].filter(({ name, label }) => name !== 'id' && label.sharing !== 'none'),
);

/** Grants of fields with those of the wanted operators that they have. */
function granted(fields: readonly FieldModel[], wanted: readonly Operator[]) {
  const of = (field: FieldModel): string => wanted.filter((operator) => field.operators.has(operator)).join();
  return [...Map.groupBy(fields, of)]
    .filter(([operators]) => operators !== '')
    .map(([operators, some]) => ({
      fields: some.map(({ coordinate }) => coordinate),
      access: 'full' as const,
      operators: operators.split(',') as Operator[],
    }));
}

let platform: TestPlatform;
beforeAll(async () => {
  const fields = counts.map(({ type }) => `${type.name}.id`);
  const everyId = { fields, access: 'full' as const, operators: ['aggregate'] as const };
  platform = await testPlatform({
    plugins: config.plugins,
    environment: { requestRate: 100_000_000, fieldRate: 100_000_000, costRate: 100_000_000 },
    departments: [
      // may count and filter everything, and reads no row
      {
        code: 'counting',
        areas: ['4403'],
        grants: [everyId, ...granted(shared, ['match', 'filter', 'aggregate'])],
        denials: [{ fields: shared.map(({ coordinate }) => coordinate), operators: ['read'] }],
      },
      {
        code: 'reading',
        areas: ['4403'],
        grants: [everyId, ...granted(shared, ['read', 'match', 'filter', 'aggregate'])],
      },
    ],
    async rows(database) {
      for (const [i, code] of [`${street}001`, `${street}002`, '440304001001'].entries())
        await putCommunity(database, smallCommunity(config.plugins, { code, seed: i + 1, today: '2025-03-03' }));
    },
  });
});
afterAll(() => platform?.close());

async function ask(department: string, field: string): Promise<{ groups: any[]; rounded: unknown }> {
  const { body } = await platform.query(department, `{ c: ${field} { areaCode value count } }`);
  expect(body.errors).toBeUndefined();
  return { groups: body.data.c, rounded: body.extensions?.gridweave?.rounded };
}

async function rowsByStreet({ ref }: TypeModel): Promise<ReadonlyMap<string, number>> {
  const { table } = ref;
  const code = sql.ref(table.place!.street);
  const { rows } = await sql<{ code: string; n: number }>`
    select ${code} as code, count(*)::int4 as n from ${sql.table(`${table.schema}.${table.name}`)} group by 1`.execute(
    platform.database.db,
  );
  return new Map(rows.map(({ code: of, n }) => [of, n]));
}

test('there are count queries, and most have groups to tell', async () => {
  expect(counts.length).toBeGreaterThan(10);
  const asked = await Promise.all(counts.map(({ name }) => ask('counting', `${name}(by: STREET)`)));
  expect(asked.filter(({ groups }) => groups.length > 0).length).toBeGreaterThan(counts.length / 2);
});

test.each(counts)(
  'attack 5: differencing: $name of rows that are not read is rounded, and says so',
  async ({ name, type }) => {
    const rows = await rowsByStreet(type);
    const { groups, rounded } = await ask('counting', `${name}(by: STREET)`);
    expect(rounded).toEqual([{ field: 'c', to: size }]);
    const shown = groups.map(({ areaCode }) => areaCode);
    for (const [code, n] of rows) {
      if (n < size) expect(shown).not.toContain(code);
      // those between may be left out as well
      if (n >= 1.5 * size) expect(shown).toContain(code);
    }
    expect(shown).toEqual(shown.toSorted());
    for (const { areaCode, count } of groups) {
      expect([count % size, count >= size]).toEqual([0, true]);
      expect(Math.abs(count - rows.get(areaCode)!)).toBeLessThan(size);
    }
    for (const field of type.fields.values()) {
      if (field.name === 'id' || !field.operators.has('aggregate') || field.label.sharing === 'none') continue;
      const group = field.name.replace(/[A-Z0-9]+/g, (c) => `_${c}`).toUpperCase();
      const by = `${name}(by: STREET, group: ${group})`;
      const grouped = await ask('counting', by);
      expect(grouped.rounded).toEqual([{ field: 'c', to: size }]);
      for (const { count } of grouped.groups) expect([count % size, count >= size]).toEqual([0, true]);
      // asked again beside another count, it is the same
      const again = `query Again { x: ${name}(by: CITY) { count } c: ${by} { areaCode value count } }`;
      expect((await platform.query('counting', again)).body.data.c).toEqual(grouped.groups);
    }
  },
);

test.each(counts)(
  'attack 5: differencing: $name of rows that are read is what a list counts',
  async ({ name, type }) => {
    const rows = await rowsByStreet(type);
    const { groups, rounded } = await ask('reading', `${name}(by: STREET)`);
    expect(rounded).toBeUndefined();
    const large = [...rows].filter(([, n]) => n >= size);
    expect(groups.map(({ areaCode, count }) => [areaCode, count])).toEqual(large.toSorted());
    const list = [...model.queries.values()].find(
      ({ definition }) => definition.kind === 'list' && definition.type.name === type.name,
    );
    if (!list) return;
    const total = `{ all: ${list.definition.name} { totalCount } }`;
    const all = [...rows.values()].reduce((sum, n) => sum + n, 0);
    expect((await platform.query('reading', total)).body.data.all.totalCount).toBe(all);
    // who reads no row is told of none by a list
    const { body } = await platform.query('counting', total);
    if (body.errors) expect(body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
    else expect(body.data.all.totalCount).toBe(0);
  },
);
