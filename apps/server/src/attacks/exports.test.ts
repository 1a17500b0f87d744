import { sendExport, type TestExport, type TestPlatform, literal, twoValues, type Step } from '@gridweave/testing';
import type { FieldModel } from '@gridweave/kit';
import fc from 'fast-check';
import { type GraphQLInputObjectType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attackedCity,
  maskable,
  model,
  plainDate,
  plainElsewhere,
  plainHere,
  attempts,
  paths,
} from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity({ costLimit: 10_000_000 });
});
afterAll(() => platform?.close());

function exported(department: string, query: string, headers: Record<string, string> = {}): Promise<TestExport> {
  return sendExport(platform.url, platform.key(department), query, {}, headers);
}

const departments = ['outsider', 'city', 'street', 'community', 'grid', 'masked', 'two'];

/** All values of a type, the ids of records beside it, and some of the records below it. */
function nodesOf(type: string): string {
  const fields = [...model.types.get(type)!.fields.values()].filter(({ label }) => label.sharing !== 'none');
  return `{ ${fields.flatMap(partOf).join(' ')} }`;
}

function partOf({ name, definition }: FieldModel): readonly string[] {
  switch (definition.kind) {
    case 'column':
    case 'computed':
      return [name];
    case 'one':
      return [`${name} { id }`];
    case 'many':
      return [`${name}(first: 2) { totalCount nodes { id } pageInfo { hasNextPage } }`];
    default:
      return [];
  }
}

/** The rows of a list by pages, or the code of the refusal. */
async function paged(department: string, list: Step, where: string, nodes: string): Promise<readonly any[] | string> {
  const rows: any[] = [];
  const headers = { 'X-Gridweave-Denied': 'null' };
  for (let after: string | null = null; ;) {
    const document = `query ($after: String) { ${list.name}(first: 400, after: $after${where && `, where: ${where}`}) { nodes ${nodes} pageInfo { hasNextPage endCursor } } }`;
    const { body } = await platform.query(department, document, { after }, headers);
    if (body.errors) return body.errors[0].extensions.code;
    const page = body.data[list.name];
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}

async function whole(department: string, list: Step, where: string, nodes: string): Promise<readonly any[] | string> {
  const query = `{ ${list.name}${where && `(where: ${where})`} { nodes ${nodes} } }`;
  const answer = await exported(department, query, { 'X-Gridweave-Denied': 'null' });
  return answer.status === 200 ? answer.rows : JSON.parse(answer.text).errors[0].extensions.code;
}

const sorted = (rows: readonly any[] | string): readonly string[] =>
  typeof rows === 'string' ? [rows] : rows.map((row) => JSON.stringify(row)).sort();

/** What is in one list and not in the other. */
function difference(a: readonly string[], b: readonly string[]): readonly string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  const apart = [...a.filter((one) => !inB.has(one)), ...b.filter((one) => !inA.has(one))];
  return a.length === b.length ? apart.slice(0, 2) : [`${a.length} and ${b.length} rows`, ...apart.slice(0, 2)];
}

/** Three of the departments, others for the next list. */
const threeOf = (n: number): readonly string[] => departments.filter((_, i) => (i + n) % departments.length < 3);

test('attack 11: for every list an export holds what pages hold', async () => {
  let rows = 0;
  for (const [n, list] of paths.rootLists.entries())
    for (const department of threeOf(n)) {
      const nodes = nodesOf(list.target);
      const all = await whole(department, list, '', nodes);
      const apart = difference(sorted(all), sorted(await paged(department, list, '', nodes)));
      expect([list.name, department, apart]).toEqual([list.name, department, []]);
      rows += all.length;
    }
  expect(rows).toBeGreaterThan(5_000);
});

/** Conditions on single fields that a list takes. */
function conditionsOf(list: Step): readonly string[] {
  const filter = platform.services.engine.schemaOf(model).getType(`${list.target}Filter`);
  if (!isInputObjectType(filter)) return [];
  return Object.values((filter as GraphQLInputObjectType).getFields()).flatMap(({ name, type }) => {
    if (!isInputObjectType(type) || type.name.endsWith('ManyFilter') || name === 'not') return [];
    return Object.values(type.getFields()).flatMap((comparison) => {
      try {
        return twoValues(comparison.type).map(
          (value) => `{ ${name}: { ${comparison.name}: ${literal(value, comparison.type)} } }`,
        );
      } catch {
        // a filter of a relation, which is no value
        return [];
      }
    });
  });
}

test('attack 11: under any filter an export holds what pages hold, or is refused alike', async () => {
  const lists = paths.rootLists.filter((list) => conditionsOf(list).length > 0);
  expect(lists.length).toBeGreaterThan(5);
  let [found, refused] = [0, 0];
  const conditions = fc
    .constantFrom(...lists)
    .chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.array(fc.constantFrom(...conditionsOf(list)), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('and', 'or'),
        fc.boolean(),
        fc.constantFrom(...departments),
      ),
    );
  await fc.assert(
    fc.asyncProperty(conditions, async ([list, some, joined, isNegated, department]) => {
      const joint = `{ ${joined}: [${some.join(', ')}] }`;
      const where = isNegated ? `{ not: ${joint} }` : joint;
      const nodes = nodesOf(list.target);
      const all = await whole(department, list, where, nodes);
      expect(difference(sorted(all), sorted(await paged(department, list, where, nodes)))).toEqual([]);
      if (typeof all === 'string') refused++;
      else if (all.length > 0) found++;
    }),
    { numRuns: 60, seed: 11 },
  );
  expect(found).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(2);
}, 180_000);

const byType = Map.groupBy(maskable, (field) => field.type);

test('attack 6, 11, 13: masks and scopes hold in exports of every format', async () => {
  let [here, formats] = [0, 0];
  for (const list of paths.rootLists) {
    const fields = byType.get(list.target) ?? [];
    const inner = fields.map((field, i) => attempts.selected(field, `f${i}: `)).join(' ');
    const query = `{ ${list.name} { nodes { id ${inner} } } }`;
    for (const accept of ['application/x-ndjson', 'text/csv']) {
      const masked = await exported('masked', query, { Accept: accept });
      const two = await exported('two', query, { Accept: accept });
      expect([list.name, masked.status, two.status]).toEqual([list.name, 200, 200]);
      expect(masked.text.match(plainHere) ?? masked.text.match(plainElsewhere)).toBeNull();
      expect(masked.text).not.toContain(plainDate);
      expect(two.text.match(plainElsewhere)).toBeNull();
      const street = await exported('street', query, { Accept: accept });
      expect(street.text.match(plainElsewhere)).toBeNull();
      if (plainHere.test(street.text)) here++;
      formats++;
    }
  }
  expect(formats).toBe(paths.rootLists.length * 2);
  expect(here).toBeGreaterThan(8);
});
