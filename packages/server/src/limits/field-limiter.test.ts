import { buildSchema, parse } from 'graphql';
import { envelop, useEngine, useSchema } from '@envelop/core';
import * as graphql from 'graphql';
import { expect, test } from 'vitest';

import { Accounts, chargeFields, RateLimited, useFieldLimiter } from './index.ts';

const schema = buildSchema('type Query { houses: Int house: Int } type Mutation { houses: Int }');
const rates = { requests: 100, fields: 3, cost: 100 };

async function run(accounts: Accounts, text: string, fieldsCounted = false): Promise<unknown> {
  const getEnveloped = envelop({
    plugins: [
      useEngine(graphql as any),
      useSchema(schema),
      useFieldLimiter(accounts, (context) => context.exchange) as any,
    ],
  });
  const enveloped = getEnveloped({ exchange: { client: 'fire-1', fieldsCounted } });
  const contextValue = await enveloped.contextFactory();
  return enveloped.execute({ schema, document: parse(text), contextValue, rootValue: { houses: 1, house: 1 } });
}

test('attack 22: aliases of one root field count one by one', async () => {
  await expect(run(new Accounts(rates), '{ a: houses b: houses c: houses d: houses }')).rejects.toThrow(RateLimited);
  expect(await run(new Accounts(rates), '{ a: houses b: houses c: houses }')).toEqual({ data: { a: 1, b: 1, c: 1 } });
});

test('attack 22: many requests at once do not overtake the count', async () => {
  const accounts = new Accounts(rates);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => run(accounts, '{ houses }')));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
});

test('attack 22: shared counts that answer later are waited for', async () => {
  let sum = 0;
  const accounts = new Accounts(rates, {
    add: (_key, n) => new Promise((resolve) => setTimeout(() => resolve((sum += n)), 5)),
  });
  await expect(run(accounts, '{ a: houses b: houses c: houses d: houses }')).rejects.toThrow(RateLimited);
});

test('attack 22: both lanes count on the same meter', async () => {
  const accounts = new Accounts(rates);
  await run(accounts, '{ houses }');
  chargeFields(accounts.of('fire-1'), { rootFields: ['houses:Query', 'houses:Query'] } as any);
  await expect(run(accounts, '{ houses }')).rejects.toThrow('Query.houses');
  expect(() => chargeFields(accounts.of('fire-1'), { rootFields: ['houses:Query'] } as any)).toThrow(RateLimited);
});

test('fields of the same name on Query and Mutation have meters of their own', async () => {
  const accounts = new Accounts(rates);
  await run(accounts, '{ a: houses b: houses c: houses }');
  expect(await run(accounts, 'mutation { houses }')).toEqual({ data: { houses: 1 } });
});

test('what the fast lane counted is not counted again', async () => {
  const accounts = new Accounts(rates);
  for (let i = 0; i < 10; i++) await run(accounts, '{ houses }', true);
  expect(accounts.of('fire-1').field('houses:Query').remaining).toBe(3);
});

test('the refusal says what, how much and when', async () => {
  const accounts = new Accounts({ ...rates, fields: 1 });
  await run(accounts, '{ houses }');
  await expect(run(accounts, '{ houses }')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    details: { limit: 'fields', field: 'Query.houses', quota: 1, retryAfter: 60 },
  });
});
