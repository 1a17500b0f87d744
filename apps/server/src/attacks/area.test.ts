import { houses } from '@gridweave/core';
import { type TestPlatform, selection, type Step } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, community, elsewhere, grid, model, street, paths } from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity();
  await disagree();
});
afterAll(() => platform?.close());

/** Rows of which the codes of community and grid lie in another street than their own. */
async function disagree(): Promise<void> {
  const { db } = platform.database;
  for (const name of ['House', 'Person', 'LegalEntity', 'Event']) {
    const { table: own } = model.types.get(name)!.ref;
    const table = sql.table(`${own.schema}.${own.name}`);
    await sql`update ${table} set community_code = ${community}, grid_code = ${grid}
      where street_code = ${elsewhere} and id % 7 = 0`.execute(db);
    await sql`update ${table} set grid_code = ${grid} where street_code = ${elsewhere} and id % 7 = 1`.execute(db);
  }
}

/** Ids of rows of each type with a place that lie in an area by all of their codes. */
async function rowsIn(area: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [name, { ref }] of model.types) {
    const { place } = ref.table;
    if (!place) continue;
    const within: [string | undefined, number][] = [
      [place.street, 9],
      [place.community, 12],
      [place.grid, 14],
    ];
    const conditions = within.flatMap(([column, length]) =>
      column === undefined || area.length < length ? [] : [sql`${sql.ref(column)} = ${area.slice(0, length)}`],
    );
    // a table without a column of the level holds no row that is known to lie in the area
    const known = within.some(([column, length]) => column !== undefined && length === area.length);
    const { rows } = await sql<{ id: string }>`
      select ${sql.ref(ref.id)}::text as id from ${sql.table(`${ref.table.schema}.${ref.table.name}`)}
      where ${known || (area.length === 12 && place.grid !== undefined) ? sql.join(conditions, sql` and `) : sql`false`}`.execute(
      platform.database.db,
    );
    found.set(name, new Set(rows.map(({ id }) => id)));
  }
  return found;
}

const areas = { street, community, grid } as const;

/** One document for each root list and relation of it: all relations below, three levels deep. */
function walks(root: Step): readonly string[] {
  const leaf = (step: Step): string => selection([step], '__typename id', step.kind === 'list' ? 'first: 4' : '');
  return paths.relationsOf(root.target).map((first, i) => {
    const below = paths
      .relationsOf(first.target)
      .map((second) => {
        // every other of the last relations: another way to the same type takes the others
        const last = paths.relationsOf(second.target).filter((_, k) => (k + i + root.name.length) % 2 === 0);
        const inner = `__typename id ${last.map(leaf).join(' ')}`;
        return selection([second], inner, second.kind === 'list' ? 'first: 3' : '');
      })
      .join(' ');
    return `{ ${selection([root, first], `__typename id ${below}`, first.kind === 'list' ? 'first: 4' : '')} }`;
  });
}

function visit(value: unknown, see: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (typeof value === 'object' && value !== null) {
    see(value as Record<string, unknown>);
    for (const item of Object.values(value)) visit(item, see);
  }
}

test.each(Object.entries(areas))(
  'attack 9, 12: rows outside a %s are on no path of three relations from any list',
  async (department, area) => {
    const inside = await rowsIn(area);
    let seen = 0;
    const outside: string[] = [];
    for (const root of paths.rootLists)
      for (const [i, document] of walks(root).entries()) {
        // the finer areas are compiled alike: some of the ways do
        if (area !== street && i % 4 !== 0) continue;
        const { body } = await platform.query(department, document);
        expect(body.errors).toBeUndefined();
        visit(body.data, ({ __typename: type, id }) => {
          const ids = typeof type === 'string' ? inside.get(type) : undefined;
          if (!ids) return;
          seen++;
          if (!ids.has(String(id))) outside.push(`${String(type)} ${String(id)} in ${document}`);
        });
      }
    expect(outside).toEqual([]);
    expect(seen).toBeGreaterThan(area === street ? 1_000 : 100);
  },
);

test.each(Object.entries(areas))('attack 5, 11: totals of a %s count its rows only', async (department, area) => {
  const inside = await rowsIn(area);
  for (const { name, target } of paths.rootLists) {
    const ids = inside.get(target);
    if (!ids) continue;
    const { body } = await platform.query(department, `{ ${name} { totalCount } }`);
    expect(body).toMatchObject({ data: { [name]: { totalCount: ids.size } } });
  }
});

test('attack 5: no key leads to a row outside, and the answer is that of a row that is not there', async () => {
  const inside = await rowsIn(street);
  for (const [name, { definition }] of model.queries) {
    const { place } = definition.type.table;
    if (definition.kind !== 'key' || !place) continue;
    const { table, id } = definition.type;
    const { rows } = await sql<{ id: string }>`select ${sql.ref(id)}::text as id
      from ${sql.table(`${table.schema}.${table.name}`)} where ${sql.ref(place.street)} = ${elsewhere} limit 20`.execute(
      platform.database.db,
    );
    for (const row of rows.filter((r) => !inside.get(definition.type.name)!.has(r.id))) {
      const [there, missing] = await Promise.all(
        [row.id, '999999999999999'].map((key) => platform.query('street', `{ ${name}(id: "${key}") { id } }`)),
      );
      expect(there!.body).toEqual(missing!.body);
      expect(there!.body).toEqual({ data: { [name]: null } });
    }
  }
});

test('attack 5: counts have no group below the minimum and count rows of the area only', async () => {
  const inside = await rowsIn(street);
  let groups = 0;
  for (const [name, { definition }] of model.queries) {
    if (definition.kind !== 'count') continue;
    const type = model.types.get(definition.type.name)!;
    const { body } = await platform.query('street', `{ ${name}(by: STREET) { areaCode count } }`);
    const size = inside.get(type.name)!.size;
    if (body.errors) {
      expect(body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
      continue;
    }
    expect(body.data[name]).toEqual(size < 10 ? [] : [{ areaCode: street, count: size }]);
    for (const field of type.fields.values()) {
      if (field.name === 'id' || !field.operators.has('aggregate') || field.label.sharing === 'none') continue;
      const group = field.name.replace(/[A-Z0-9]+/g, (c) => `_${c}`).toUpperCase();
      const answer = await platform.query('street', `{ ${name}(by: GRID, group: ${group}) { areaCode value count } }`);
      for (const row of answer.body.data?.[name] ?? []) {
        groups++;
        expect(row.count).toBeGreaterThanOrEqual(10);
      }
    }
  }
  expect(groups).toBeGreaterThan(10);
});

test('attack 7: a mutation tells nothing of a street that is not the caller’s', async () => {
  const record = (code: string) =>
    platform.query(
      'street',
      `mutation ($h: HouseCode!) { recordFireHazard(streetCode: "${elsewhere}", houseCode: $h, kind: WIRING,
        level: GENERAL, description: "堵塞", foundBy: "陈", rectifyBy: "2030-01-01") { id } }`,
      { h: code },
    );
  const { rows } = await sql<{ code: string }>`
    select house_code as code from ${sql.table(`${houses.schema}.${houses.name}`)}
    where street_code = ${elsewhere} limit 1`.execute(platform.database.db);
  const [there, missing] = await Promise.all([rows[0]!.code, '4403040010010000009999999'].map(record));
  expect(there!.body).toEqual(missing!.body);
  expect(there!.body.errors[0].extensions.code).toMatch(/FORBIDDEN|BAD_USER_INPUT/);
});
