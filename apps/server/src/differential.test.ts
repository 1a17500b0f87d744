import { describeDisagreement, Differential } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from './index.ts';

let differential: Differential;
beforeAll(async () => {
  differential = await Differential.open({ plugins: config.plugins.filter(({ name }) => name !== 'core'), seed: 1 });
});
afterAll(() => differential?.close());

test('the engine answers operations over the configured plugins as the plain reference does', async () => {
  const { disagreements, tally } = await differential.atRandom({ operations: 15, seed: 1 });
  expect(disagreements.map(describeDisagreement)).toEqual([]);
  expect(tally.withRows).toBeGreaterThan(150);
}, 600_000);
