import { buildModel, buildSchema } from '@gridweave/kit';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { core } from './core.ts';

const model = buildModel([core]);
const fields = [...model.types.values()].flatMap((type) => type.fields.values().toArray());

test('the core is a plugin without problems, and every table handle is listed', () => {
  expect(model.types.size).toBe(core.types.length);
  expect(fields.length).toBeGreaterThan(300);
  expect(new Set(core.tables.map((table) => table.name)).size).toBe(core.tables.length);
});

test('its schema is the committed one', async () => {
  await expect(`${printSchema(lexicographicSortSchema(buildSchema(model)))}\n`).toMatchFileSnapshot(
    '../schema.graphql',
  );
});

test('only these fields are never shared, each with the law that says so', () => {
  const none = fields.filter((field) => field.label.sharing === 'none');
  expect(none.map((field) => field.coordinate).toSorted()).toEqual([
    'Event.followUp',
    'Person.photoRef',
    'Person.religion',
  ]);
  for (const field of none) expect(field.label.legalBasis).toMatch(/第.+条/);
});

test('nothing of a person, an occupancy or a document is shared without a condition', () => {
  const technical = new Set(['id', 'source', 'recordedAt', 'updatedAt']);
  for (const name of ['Person', 'Occupancy', 'IdentityDocument']) {
    const open = [...model.types.get(name)!.fields.values()].filter(
      (field) => field.label.sharing === 'unconditional' && !technical.has(field.name),
    );
    expect(open.map((field) => field.coordinate)).toEqual([]);
  }
});

test('phones and document numbers can be looked up but neither listed by ranges nor counted', () => {
  const numbers = fields.filter((field) => /phone$|documentNumber|permitNumber|householdNumber/i.test(field.name));
  expect(numbers.length).toBeGreaterThan(8);
  for (const field of numbers)
    expect([...field.operators].filter((operator) => operator !== 'read' && operator !== 'match')).toEqual([]);
});

test('a mask is offered only where its result is a value of the type', () => {
  const wrong = fields.filter(({ label, definition }) => {
    if (label.masks.length === 0) return false;
    if (!('type' in definition)) return true;
    return typeof definition.type === 'string' ? definition.type !== 'String' : 'values' in definition.type;
  });
  expect(wrong.map((field) => field.coordinate)).toEqual([]);
});

test('every place-bound type shows its street and community with filter, match and aggregate', () => {
  const placed = [...model.types.values()].filter((type) => type.ref.table.place);
  const lacking = placed.flatMap((type) =>
    ['streetCode', 'communityCode'].flatMap((name) =>
      (['match', 'filter', 'aggregate'] as const)
        .filter((operator) => !type.fields.get(name)?.operators.has(operator))
        .map((operator) => `${type.name}.${name} ${operator}`),
    ),
  );
  expect(placed.length).toBeGreaterThan(9);
  expect(lacking).toEqual([]);
});
