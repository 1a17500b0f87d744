import { type GraphQLEnumType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeDisagreement, Differential } from './differential.ts';
import { type PagedList, readPage, walkPages } from './paging.ts';
import { probe } from './probe/probe-plugin.ts';
import { Random } from './random.ts';

let differential: Differential;

beforeAll(async () => {
  differential = await Differential.open({ plugins: [probe] });
});

afterAll(() => differential?.close());

test('2,000 operations at random and more are answered as a plain executor answers them', async () => {
  const { disagreements, tally } = await differential.atRandom({ operations: 160, seed: 1 });
  process.stdout.write(`differential: ${String(tally)}\n`);
  expect(disagreements.map(describeDisagreement).join('\n\n')).toBe('');
  // a run of refusals and empty lists would prove nothing
  expect(tally).toMatchObject({
    runs: atLeast(4_500),
    withRows: atLeast(2_000),
    rows: atLeast(12_000),
    selective: atLeast(500),
    cut: atLeast(1_200),
    continued: atLeast(150),
    masked: atLeast(150),
    partial: atLeast(300),
    deniedAsNull: atLeast(80),
    refused: atLeast(150),
    badInput: atLeast(150),
    badCursor: atLeast(60),
    withErrors: atLeast(5),
    counted: atLeast(400),
    withSubjects: atLeast(600),
    compiled: atLeast(3_000),
    mixed: atLeast(300),
  });
}, 600_000);

test('each table has rows to be wrong about', () => {
  expect(differential.rows.size).toBeGreaterThan(15);
  expect(Math.min(...differential.rows.values())).toBeGreaterThanOrEqual(15);
});

describe('paging', () => {
  /** Each list of the graph for some departments, in its own order and in one by each field that may be ordered by. */
  function lists(): PagedList[] {
    const { model, policies, reference } = differential;
    const random = new Random(5);
    return [...policies.values()].flatMap((policy) => {
      const grants = reference.grants(policy);
      return [...model.queries.values()].flatMap(({ definition }) => {
        if (definition.kind !== 'list' || !grants.has(definition.type.name, 'id', 'read')) return [];
        const { fields } = model.types.get(definition.type.name)!;
        const order = differential.engine
          .schemaOf(differential.model)
          .getType(`${definition.type.name}OrderField`) as GraphQLEnumType;
        const names = new Map(order.getValues().map(({ name, value }) => [value as string, name]));
        const terms = [...fields.values()]
          .filter((field) => field.operators.has('order') && grants.has(field.type, field.name, 'order'))
          .map((field) => `{field: ${names.get(field.name)!}, direction: ${random.pick(['ASC', 'DESC'])}}`);
        const orders = random.some(terms, 3).map((term) => `orderBy: [${term}, ${random.pick(terms)}]`);
        return ['', ...orders].map((args) => ({ policy, field: definition.name, args }));
      });
    });
  }

  const readAll = async (list: PagedList): Promise<readonly string[]> =>
    (await readPage(differential.engine, list, 1_000, null)).nodes.map((node) => node.id);

  test('gives each row once, in the order of the whole list, whatever the size of a page', async () => {
    const random = new Random(6);
    let walked = 0;
    for (const list of random.some(lists(), 90)) {
      const all = await readAll(list);
      const size = random.pick(all.length > 200 ? [37, 113] : [1, 2, 3, 7, 20]);
      const { ids, totals } = await walkPages(differential.engine, list, size);
      expect(ids, `${list.policy.department}: ${list.field}(${list.args}) by ${size}`).toEqual(all);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...totals]).toEqual([all.length]);
      if (ids.length > size) walked++;
    }
    expect(walked).toBeGreaterThan(60);
  });

  test('holds in a list inside a row', async () => {
    const policy = differential.policies.get('everything')!;
    const read = async (field: string, ids: string): Promise<string[]> => {
      const document = `{ ${field}(first: 60) { nodes { id ${ids}(first: 1) { totalCount } } } }`;
      const answer = await differential.engine.execute({
        document: parse(document),
        documentKey: document,
        operationName: undefined,
        variables: {},
        policy,
        deniedAsNull: false,
        client: 'paging',
        signal: new AbortController().signal,
      });
      const { nodes } = JSON.parse(answer.body.toString('utf8')).data[field];
      return nodes.filter((node: any) => node[ids].totalCount > 2).map((node: any) => node.id);
    };
    let walked = 0;
    for (const [root, many, order] of [
      ['houses', 'residents', 'NAME'],
      ['houses', 'occupancies', 'TO_ON'],
      ['grids', 'events', 'DUE_AT'],
      ['grids', 'cityParts', 'NAME'],
      ['gadgets', 'parts', 'ROUGH'],
      ['gadgets', 'houses', 'PROBE_HALF'],
    ] as const)
      for (const id of (await read(root, many)).slice(0, 4)) {
        const field = `${root.replace(/s$/, '')}(id: "${id}") { ${many}`;
        const list: PagedList = { policy, field, args: `orderBy: [{field: ${order}, direction: DESC}]` };
        const { ids } = await walkPages(differential.engine, list, 2);
        expect(ids).toEqual(await readAll(list));
        walked++;
      }
    expect(walked).toBeGreaterThan(5);
  });

  test('takes no cursor of another department, another list, another order or another row than it was made for', async () => {
    const { engine, policies } = differential;
    const list: PagedList = { policy: policies.get('everything')!, field: 'houses' };
    const { endCursor } = (await readPage(engine, list, 2, null)).pageInfo;
    const last = endCursor!.at(-1) === 'A' ? 'B' : 'A';
    const refused = { code: 'BAD_CURSOR' };
    await expect(
      readPage(engine, list, 2, `${endCursor!.slice(0, -2)}${last}${endCursor!.at(-1)}`),
    ).rejects.toMatchObject(refused);
    await expect(readPage(engine, { ...list, policy: policies.get('defaults')! }, 2, endCursor)).rejects.toMatchObject(
      refused,
    );
    await expect(readPage(engine, { ...list, field: 'persons' }, 2, endCursor)).rejects.toMatchObject(refused);
    await expect(readPage(engine, { ...list, args: 'orderBy: [{field: AREA}]' }, 2, endCursor)).rejects.toMatchObject(
      refused,
    );
    await expect(readPage(engine, list, 2, '')).rejects.toMatchObject(refused);
  });
});

function atLeast(least: number): unknown {
  return expect.toSatisfy((count: number) => count >= least, `at least ${least}`);
}
