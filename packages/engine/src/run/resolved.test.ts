import type { ResolvedField } from '@gridweave/kit';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openYard, type Yard } from '../fixture/yard-engine.ts';
import { resolvedLoader } from './resolved.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());
afterEach(() => {
  vi.useRealTimers();
});

function load(resolve: ResolvedField['resolve']): Promise<unknown> {
  const loader = resolvedLoader({ department: 'd', client: 'c', signal: new AbortController().signal });
  const field = { coordinate: 'T.f', definition: { kind: 'resolved', resolve } };
  return loader({ kind: 'resolved', field, leaves: [] } as never, {}, {}, undefined as never);
}

test('needs are what the types of their columns say', async () => {
  const { data } = await yard.ask('{ thing(id: "3") { echo } }');
  expect(JSON.parse(data.thing.echo)).toEqual({ flag: false, size: 1, exact: '2.5' });
});

test('a resolver that throws at once leaves nothing behind that fails later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await expect(
    load(() => {
      throw new Error('at once');
    }),
  ).rejects.toThrow('at once');
  expect(vi.getTimerCount()).toBe(0);
});

test('a resolver that does not answer is given up, and told', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let signal: AbortSignal | undefined;
  const late = load((_rows, _args, context) => {
    signal = context.signal;
    return new Promise(() => undefined);
  });
  const refused = late.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await refused).toMatchObject({ code: 'TIMEOUT' });
  expect(signal!.aborted).toBe(true);
});
