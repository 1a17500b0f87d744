import { expect, test } from 'vitest';
import { gardenModels } from '../fixture/garden.ts';
import { asDeclared } from './graph-models.ts';
import type { GraphFacts } from './rules.ts';

function named(key: string, more: Partial<GraphFacts> = {}): GraphFacts {
  return { key, tightenings: new Map(), disabled: [], ...more };
}

test('equal facts give the same model, and one that is in use is kept while others come and go', () => {
  const graphs = gardenModels();
  const declared = graphs.of(asDeclared);
  const first = graphs.of(named('0'));
  for (let n = 1; n < 30; n += 1) {
    graphs.of(named(String(n)));
    expect(graphs.of(asDeclared)).toBe(declared);
  }
  expect(graphs.declared).toBe(declared);
  expect(graphs.of(named('0'))).not.toBe(first);
});

test('what builds on a plugin that is off is off as well', () => {
  const names = (disabled: readonly string[]): readonly string[] =>
    gardenModels()
      .of(named('x', { disabled }))
      .plugins.map(({ name }) => name);
  expect(names(['garden'])).toEqual(['town']);
  expect(names(['orchard'])).toEqual(['town', 'garden']);
});
