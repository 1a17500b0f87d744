import { expect, test } from 'vitest';
import type { CatalogueEntry } from './catalogue.ts';
import { searchEntries, soundsOf } from './search.ts';

function entry(coordinate: string, zh: string, en: string, read = 'none'): CatalogueEntry {
  return {
    coordinate,
    kind: 'field',
    plugin: 'core',
    title: { zh, en },
    typeTitle: { zh: '人口', en: 'Person' },
    description: null,
    category: 'CONDITIONAL',
    sensitivity: 'PERSONAL',
    source: 'grid-office',
    updateCycle: 'day',
    legalBasis: null,
    masks: [],
    operators: ['READ'],
    holding: { read, partial: false, masks: [], operators: [] },
  };
}

const entries = [entry('Person.phone', '联系电话', 'Phone'), entry('Person.name', '姓名', 'Name', 'masked')];
const nothing = { type: undefined, category: undefined, holding: undefined };

test.each(['联系', 'phone', 'Person.phone', '人口 电话', 'lianxi', 'lxdh', 'renkou dianhua'])(
  'the phone of a person is found by %s',
  async (words) => {
    const found = searchEntries(entries, { ...nothing, words }, await soundsOf(entries));
    expect(found.map(({ coordinate }) => coordinate)).toEqual(['Person.phone']);
  },
);

test('what is held under a mask counts as held', () => {
  const found = (holding: 'held' | 'masked' | 'none'): readonly string[] =>
    searchEntries(entries, { ...nothing, words: '', holding }, undefined).map(({ coordinate }) => coordinate);
  expect([found('held'), found('masked'), found('none')]).toEqual([['Person.name'], ['Person.name'], ['Person.phone']]);
});
