import { GridweaveError, type ResolvedField } from '@gridweave/kit';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openYard, type Yard } from '../fixture/yard-engine.ts';
import { GraphQLInt, GraphQLString, type GraphQLOutputType } from 'graphql';
import { Circuits } from './circuits.ts';
import { defaultResolverLimits } from './budget.ts';
import { resolvedLoader } from './resolved-loader.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());
afterEach(() => {
  vi.useRealTimers();
});

const rules = {
  limits: { ...defaultResolverLimits, values: 10, bytes: 100 },
  circuits: new Circuits(),
  settings: new Map(),
};

/** The answers for two rows. */
function load(
  resolve: (...args: Parameters<ResolvedField['resolve']>) => unknown,
  { list = false, type = GraphQLString as GraphQLOutputType, circuits = rules.circuits } = {},
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const loader = resolvedLoader(
    { department: 'd', client: 'c', signal: new AbortController().signal },
    { ...rules, circuits },
  );
  const field = { plugin: 'p', coordinate: 'T.f', definition: { kind: 'resolved', list, resolve } };
  const value = { kind: 'resolved', field, leaves: [] } as never;
  return Promise.allSettled([1, 2].map((id) => loader(value, { id }, {}, { returnType: type } as never)));
}

async function faults(...given: Parameters<typeof load>): Promise<readonly string[]> {
  return (await load(...given)).map((one) => (one.status === 'rejected' ? String(one.reason) : 'answered'));
}

test('needs are what the types of their columns say', async () => {
  const { data } = await yard.ask('{ thing(id: "3") { echo } }');
  expect(JSON.parse(data.thing.echo)).toEqual({ flag: false, size: 1, exact: '2.5' });
});

test('a resolver that throws at once leaves nothing behind that fails later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const answers = load(() => {
    throw new Error('at once');
  });
  for (const answer of await answers)
    expect(answer).toMatchObject({ status: 'rejected', reason: { cause: { message: 'at once' }, coordinate: 'T.f' } });
  expect(vi.getTimerCount()).toBe(0);
});

test('a resolver that does not answer is given up, and told', async () => {
  for (const promised of [
    (): unknown => new Promise(() => undefined),
    (): unknown => [1, new Promise(() => undefined)],
  ]) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let signal: AbortSignal | undefined;
    const late = load((_rows, _args, context) => {
      signal = context.signal;
      return promised();
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await late).toMatchObject([
      { reason: { code: 'TIMEOUT', details: { plugin: 'p', field: 'T.f' } } },
      { reason: { code: 'TIMEOUT' } },
    ]);
    expect(signal!.aborted).toBe(true);
    vi.useRealTimers();
  }
});

test('a field whose resolver gives up on rows again and again rests as well', async () => {
  const late = new GridweaveError('TIMEOUT', { zh: '超时', en: 'late' });
  const circuits = new Circuits();
  const ask = () => load(() => [1, Promise.reject(late)], { circuits });
  for (let i = 0; i < 5; i++) expect(await ask()).toMatchObject([{ value: 1 }, { reason: late }]);
  expect(await ask()).toMatchObject(
    [1, 2].map(() => ({ reason: { message: expect.stringMatching(/again in 30 s/) } })),
  );
});

test('what is no list of one value for each row is told without the values', async () => {
  const due = 'a list of 2 values, one for each row, is due';
  for (const [given, told] of [
    ['secret', 'string'],
    [undefined, 'undefined'],
    [['secret'], '1 values'],
    [Array.from({ length: 1_000_000 }).fill('secret'), '1000000 values'],
  ])
    expect(await faults(() => given)).toEqual(
      [1, 2].map(() => `PluginFailure: plugin p: T.f returned ${told as string}; ${due}`),
    );
});

test('a value of the wrong type costs its own row only, and is not told', async () => {
  const wrong = 'PluginFailure: plugin p: T.f returned';
  expect(await faults(() => ['440304199001011234', 1], { type: GraphQLInt })).toEqual([
    `${wrong} a value (string) that is no Int`,
    'answered',
  ]);
  expect(await faults(() => ['secret', ['a']], { list: true })).toEqual([`${wrong} string, not a list`, 'answered']);
  const endless = function* (): Generator<string> {
    while (true) yield 'x';
  };
  expect(await faults(() => [endless(), []], { list: true })).toEqual([`${wrong} object, not a list`, 'answered']);
  expect(await load(() => [Promise.reject(new Error('one')), 'two'])).toMatchObject([
    { reason: { cause: { message: 'one' } } },
    { value: 'two' },
  ]);
});

test('more values or bytes than a request may take are refused where they pass the limit', async () => {
  expect(await load(() => [['a'], Array.from({ length: 1_000_000 }).fill('b')], { list: true })).toMatchObject([
    { value: ['a'] },
    { reason: { code: 'OPERATION_TOO_LARGE', message: expect.stringContaining('10 values') } },
  ]);
  expect(await load(() => ['a', 'b'.repeat(1_000)])).toMatchObject([
    { value: 'a' },
    { reason: { code: 'OPERATION_TOO_LARGE', message: expect.stringContaining('100 bytes') } },
  ]);
});
