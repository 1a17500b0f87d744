import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeDisagreement, Differential } from './differential.ts';
import { probe } from './probe/probe-plugin.ts';

let differential: Differential;

beforeAll(async () => {
  differential = await Differential.open({ plugins: [probe] });
});

afterAll(() => differential?.close());

test('operations at random are answered as a plain executor answers them', async () => {
  const operations = Number(process.env['OPS'] ?? 180);
  const { disagreements, tally } = await differential.atRandom({ operations, seed: Number(process.env['SEED'] ?? 1) });
  console.log(`differential: ${String(tally)}`);
  for (const d of disagreements) console.log('---', describeDisagreement(d));
  expect(disagreements.length).toBe(0);
}, 600_000);
