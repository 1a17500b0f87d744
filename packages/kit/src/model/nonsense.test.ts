import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemsOf } from '../fixture/problems-of.ts';
import { village } from '../fixture/village.ts';

const junk = fc.oneof(
  { depthSize: 'small' },
  fc.constantFrom<unknown>(undefined, null, 0, '', 'x', true, () => {}, [], {}, [undefined], Symbol('x')),
  fc.object({ maxDepth: 2 }),
);

test('nonsense in any place of a plugin is PLUGIN_INVALID or nothing, and never a TypeError', () => {
  const lists = [
    'dependsOn',
    'migrations',
    'tables',
    'types',
    'interfaces',
    'unions',
    'fields',
    'queries',
    'mutations',
    'scopes',
    'grids',
    'areas',
    'gridDirectory',
    'events',
    'eventDirectory',
    'register',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...lists, 'name', 'title', 'schema'), junk, fc.boolean(), (name, value, inList) => {
      expect(problemsOf({ ...village, [name]: inList ? [value] : value })).toBeInstanceOf(Array);
    }),
    { numRuns: 600 },
  );
});

test('nonsense within a definition is PLUGIN_INVALID or nothing, and never a TypeError', () => {
  const parts = ['types', 'interfaces', 'unions', 'fields', 'queries', 'mutations', 'scopes', 'tables'] as const;
  const at = fc.constantFrom(...parts).chain((part) =>
    fc.record({
      part: fc.constant(part),
      index: fc.nat(village[part].length - 1),
      nth: fc.nat(8),
      value: junk,
    }),
  );
  fc.assert(
    fc.property(at, ({ part, index, nth, value }) => {
      const items: any[] = [...village[part]];
      const names = Object.keys(items[index]);
      items[index] = { ...items[index], [names[nth % names.length]!]: value };
      expect(problemsOf({ ...village, [part]: items })).toBeInstanceOf(Array);
    }),
    { numRuns: 600 },
  );
});

test('nonsense within a field is PLUGIN_INVALID or nothing, and never a TypeError', () => {
  const [set] = village.fields;
  const at = fc
    .constantFrom(...Object.keys(set!.fields))
    .chain((name) => fc.record({ name: fc.constant(name), nth: fc.nat(8), value: junk }));
  fc.assert(
    fc.property(at, ({ name, nth, value }) => {
      const field = set!.fields[name]!;
      const names = Object.keys(field);
      const fields = { ...set!.fields, [name]: { ...field, [names[nth % names.length]!]: value } };
      const broken = { ...village, fields: [{ ...set, fields }, ...village.fields.slice(1)] };
      expect(problemsOf(broken)).toBeInstanceOf(Array);
    }),
    { numRuns: 600 },
  );
});
