import { expect, test } from 'vitest';
import type { AdminEntry, Names } from '../../sharing/admin-catalogue.ts';
import type { Kind, MatrixAnswer } from './documents.ts';
import { columnsOf, everything, filterRows, linesOf } from './lines.ts';
import { cellsOf, noSelection, sizeOf, toggleBlock } from './selection.ts';
import { tableOf } from './table.ts';

function kind(more: Partial<Kind> = {}): Kind {
  return {
    read: 'none',
    masks: [],
    isMixed: false,
    operators: [],
    where: null,
    isLimited: false,
    validUntil: null,
    grants: 0,
    isByDefault: false,
    isDenied: false,
    hasClientRules: false,
    ...more,
  };
}

function entry(coordinate: string, zh: string, en: string, plugin = 'core'): AdminEntry {
  return {
    coordinate,
    kind: 'field',
    plugin,
    title: { zh, en },
    typeTitle: { zh: '人口', en: 'Person' },
    description: null,
    category: 'CONDITIONAL',
    sensitivity: 'PERSONAL',
    source: 'grid-office',
    masks: [],
    operators: ['READ'],
  };
}

const entries = [
  entry('Person.name', '姓名', 'Name'),
  entry('Person.phone', '联系电话', 'Phone'),
  entry('Person.risk', '风险', 'Risk', 'fire'),
];
const names: Names = {
  entries: new Map(entries.map((one) => [one.coordinate, one])),
  departments: new Map(),
  persons: new Map(),
};
const full = kind({ read: 'full', operators: ['READ', 'MATCH'], where: { zh: '全部', en: 'everywhere' } });

function answer(kinds: readonly Kind[], cells: readonly (readonly number[])[]): MatrixAnswer {
  return {
    version: '1',
    departments: ['fire', 'police'],
    kinds: [...kinds],
    rows: entries.map(({ coordinate }, place) => ({ coordinate, cells: [...cells[place]!] })),
  };
}

const inForce = answer(
  [kind(), full],
  [
    [1, 0],
    [0, 0],
    [0, 0],
  ],
);

test('a cell differs when it allows something else, not when something else gives it', () => {
  const other = { ...full, operators: ['MATCH', 'READ'], grants: 7 } as Kind;
  const draft = answer(
    [other, kind(), kind({ isDenied: true })],
    [
      [0, 1],
      [1, 2],
      [1, 1],
    ],
  );
  const table = tableOf(draft, names, inForce);
  expect(table.differences).toBe(1);
  expect(table.rows.map(({ isDifferent }) => isDifferent)).toEqual([
    [false, false],
    [false, true],
    [false, false],
  ]);
  const found = filterRows(table, { ...everything, only: 'different' }, columnsOf(table, everything));
  expect(found.map((row) => row.entry.coordinate)).toEqual(['Person.phone']);
});

test('a department that the other policy does not have differs where it has something', () => {
  const table = tableOf(inForce, names, { ...answer([kind()], [[0], [0], [0]]), departments: ['police'] });
  expect(table.rows.map(({ isDifferent }) => isDifferent[0])).toEqual([true, false, false]);
});

test('fields are found in both languages, and what is held by the departments that are shown', () => {
  const table = tableOf(inForce, names);
  const found = (more: Partial<typeof everything>): readonly string[] => {
    const filter = { ...everything, ...more };
    return filterRows(table, filter, columnsOf(table, filter)).map((row) => row.entry.coordinate);
  };
  expect(found({ words: '人口 电话' })).toEqual(['Person.phone']);
  expect(found({ words: 'name' })).toEqual(['Person.name']);
  expect(found({ only: 'held' })).toEqual(['Person.name']);
  expect(found({ only: 'held', departments: ['police'] })).toEqual([]);
  expect(found({ plugin: 'fire' })).toEqual(['Person.risk']);
});

test('there is a heading for each type and plugin, and a closed one hides its fields', () => {
  const { rows } = tableOf(inForce, names);
  expect(linesOf(rows, new Set()).map(({ key }) => key)).toEqual([
    'Person core',
    'Person.name',
    'Person.phone',
    'Person fire',
    'Person.risk',
  ]);
  expect(linesOf(rows, new Set(['Person core'])).map(({ key }) => key)).toEqual([
    'Person core',
    'Person fire',
    'Person.risk',
  ]);
});

test('a block is chosen, and let go of when all of it was chosen', () => {
  const some = toggleBlock(noSelection, ['Person.name'], ['fire']);
  const block = toggleBlock(some, ['Person.name', 'Person.phone'], ['fire', 'police']);
  expect(sizeOf(block)).toBe(4);
  expect(cellsOf(toggleBlock(block, ['Person.name', 'Person.phone'], ['fire']))).toEqual([
    { coordinate: 'Person.name', department: 'police' },
    { coordinate: 'Person.phone', department: 'police' },
  ]);
});
