import { expect, test } from 'vitest';
import { problemsOf, textsOf } from '../fixture/problems-of.ts';
import { House, title, village } from '../fixture/village.ts';
import { buildModel, defineProfessionalGrid, definePlugin, defineScope, scopeOn } from '../index.ts';
import { sql, type SqlBool } from 'kysely';

const kept = definePlugin({
  ...village,
  gridDirectory: {
    scopeOf: ({ code }) =>
      defineScope({ name: `grids-${code}`, title, on: [scopeOn(House, () => sql<SqlBool>`true`)] }),
  },
});
const good = {
  code: 'fire',
  title,
  objectCode: '119000',
  owner: title,
  shape: 'basic-grids',
  coverage: 'complete',
  overlap: 'none',
} as const;
const plugin = (name: string, ...grids: readonly object[]) =>
  definePlugin({
    name,
    title,
    version: '1.0.0',
    kit: '^0.1.0',
    schema: name,
    dependsOn: [kept],
    grids: grids.map((grid) => defineProfessionalGrid({ ...good, ...grid })),
  });

test('each kind brings a scope over its grids', () => {
  const model = buildModel([kept, plugin('fire', {}, { code: 'water-supply', objectCode: '119001' })]);
  expect([...model.scopes.keys()]).toEqual(expect.arrayContaining(['grids-fire', 'grids-water-supply']));
  expect(model.types.get('House')!.scopes.has('grids-fire')).toBe(true);
  expect(buildModel([kept]).scopes.has('grids-fire')).toBe(false);
});

test.each<[string, readonly unknown[], RegExp]>([
  ['a code with capitals', [kept, plugin('fire', { code: 'Fire' })], /fire · grid kind Fire: the code .* lower-case/],
  ['an object code of 5 digits', [kept, plugin('fire', { objectCode: '11900' })], /its objectCode is 6 digits/],
  ['an object code that is a number', [kept, plugin('fire', { objectCode: 119000 })], /its objectCode is 6 digits/],
  ['no title', [kept, plugin('fire', { title: undefined })], /needs title and owner/],
  ['an owner in one language', [kept, plugin('fire', { owner: { zh: '消防' } })], /needs title and owner/],
  ['another shape', [kept, plugin('fire', { shape: 'round' })], /its shape is basic-grids or polygons/],
  ['no coverage', [kept, plugin('fire', { coverage: undefined })], /its coverage is complete or partial/],
  ['overlap as a boolean', [kept, plugin('fire', { overlap: true })], /its overlap is none or allowed/],
  [
    'the code of another',
    [kept, plugin('fire', {}), plugin('water', { objectCode: '119001' })],
    /water · grid kind fire: the name grid kind fire is taken by plugin fire/,
  ],
  [
    'the object code of another',
    [kept, plugin('fire', {}), plugin('water', { code: 'water' })],
    /water · grid kind water: the name object code 119000 of grids is taken by plugin fire/,
  ],
  ['no core', [village, { ...plugin('fire', {}), dependsOn: [village] }], /no plugin within its reach keeps/],
  ['nothing at all', [kept, { ...plugin('fire'), grids: [undefined] }], /grids\[0\]: .* defineProfessionalGrid/],
  [
    'a scope that is none',
    [{ ...kept, gridDirectory: { scopeOf: () => ({}) } }, plugin('fire', {})],
    /scopeOf must return a named scope/,
  ],
])('a kind with %s is refused', (_, plugins, expected) => {
  expect(textsOf(...plugins)).toContainEqual(expect.stringMatching(expected));
});

test('all faults of a kind are told at once', () => {
  const faults = problemsOf(kept, plugin('fire', { code: 'F', objectCode: '', title: null, shape: '' }));
  expect(faults).toHaveLength(4);
});
