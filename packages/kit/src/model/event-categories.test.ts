import { expect, test } from 'vitest';
import { problemsOf, textsOf } from '../fixture/problems-of.ts';
import { title, village } from '../fixture/village.ts';
import { buildModel, defineEventCategory, definePlugin } from '../index.ts';

const majors = {
  name: 'VillageMajor',
  title,
  source: 'village',
  values: [
    { name: 'ROADS', code: '01', zh: '道路', en: 'roads' },
    { name: 'FIRES', code: '05', zh: '火情', en: 'fires' },
  ],
};
const limit = { situation: { zh: '一般', en: 'ordinary' }, amount: 8, unit: 'urgent-hours' } as const;
const good = { code: '05080', title, handledBy: title, limits: [limit] };
const standard = defineEventCategory({ ...good, code: '01001' });
const kept = definePlugin({ ...village, eventDirectory: { majors, standard: [standard] } });
const plugin = (name: string, ...events: readonly object[]) =>
  definePlugin({
    name,
    title,
    version: '1.0.0',
    kit: '^0.1.0',
    schema: name,
    dependsOn: [kept],
    events: events.map((event) => defineEventCategory({ ...good, ...event })),
  });
const limits = (...changes: readonly object[]) => ({ limits: changes.map((change) => ({ ...limit, ...change })) });

test('local categories with limits of each unit are fine', () => {
  const days = { situation: { zh: '重大', en: 'grave' }, amount: 5, unit: 'working-days' };
  const hours = { situation: { zh: '轻微', en: 'slight' }, amount: 1.5, unit: 'working-hours' };
  const model = buildModel([kept, plugin('fire', {}, { code: '01999', ...limits({}, days, hours) })]);
  expect(model.plugins.flatMap(({ events }) => events)).toHaveLength(2);
});

test.each<[string, readonly unknown[], RegExp]>([
  ['4 digits', [kept, plugin('fire', { code: '0508' })], /fire · event category 0508: its code is 5 digits/],
  ['another major', [kept, plugin('fire', { code: '07080' })], /there is no major category 07; there are 01, 05/],
  ['a standard minor', [kept, plugin('fire', { code: '05079' })], /its minor is 079; 001 to 079 are standard ones/],
  ['no title', [kept, plugin('fire', { title: undefined })], /needs title and handledBy/],
  ['a unit in one language', [kept, plugin('fire', { handledBy: { zh: '消防' } })], /needs title and handledBy/],
  ['no limit', [kept, plugin('fire', { limits: [] })], /needs at least one time limit/],
  ['an amount of 0', [kept, plugin('fire', limits({ amount: 0 }))], /the amount of limits\[0\] is above 0/],
  [
    'an endless amount',
    [kept, plugin('fire', limits({ amount: Infinity }))],
    /amount of limits\[0\] is above 0 and at/,
  ],
  ['an amount as text', [kept, plugin('fire', limits({ amount: '3' }))], /the amount of limits\[0\] is above 0/],
  ['half a day', [kept, plugin('fire', limits({ amount: 0.5, unit: 'working-days' }))], /is a whole number of/],
  [
    'another unit of time',
    [kept, plugin('fire', limits({ unit: 'weeks' }))],
    /unit of limits\[0\] is working-hours or/,
  ],
  ['a situation without words', [kept, plugin('fire', limits({ situation: null }))], /limits\[0\] needs a situation/],
  ['a situation twice', [kept, plugin('fire', limits({}, {}))], /two of its limits have the same situation/],
  [
    'the code of another',
    [kept, plugin('fire', {}), plugin('water', {})],
    /water · event category 05080: the name event category 05080 is taken by plugin fire/,
  ],
  [
    'no core',
    [village, { ...plugin('fire', {}), dependsOn: [village] }],
    /no plugin within its reach keeps categories/,
  ],
  ['nothing at all', [kept, { ...plugin('fire'), events: [undefined] }], /events\[0\]: .* defineEventCategory/],
  ['a limit that is none', [kept, plugin('fire', { limits: [null] })], /05080: .* limits\[0\] is missing or wrong/],
  [
    'a local minor as a standard one',
    [{ ...kept, eventDirectory: { majors, standard: [{ ...standard, code: '01080' }] } }],
    /choose one of 001 to 079/,
  ],
])('a category with %s is refused', (_, plugins, expected) => {
  expect(textsOf(...plugins)).toContainEqual(expect.stringMatching(expected));
});

test('all faults of a category are told at once', () => {
  const bad = { code: '09001', title: null, ...limits({ amount: -1, unit: 'weeks', situation: null }) };
  expect(problemsOf(kept, plugin('fire', bad))).toHaveLength(6);
});

test.each(['eventDirectory', 'register'])('%s of another shape is refused', (part) => {
  expect(textsOf({ ...village, [part]: 'x' })).toContainEqual(expect.stringMatching(`${part}: it must be`));
});
