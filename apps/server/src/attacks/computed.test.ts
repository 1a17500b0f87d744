import { type FieldModel, type Label, sensitivities, sharingCategories } from '@gridweave/kit';
import { type TestPlatform, selection } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, fields, model, attempts, paths } from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity();
});
afterAll(() => platform?.close());

/** Fields that are made of columns, with the fields that show these columns. */
const made = fields.flatMap((field): { field: FieldModel; of: readonly FieldModel[] }[] => {
  const { definition } = field;
  if (definition.kind !== 'computed' && definition.kind !== 'resolved') return [];
  const columns = new Set<string>(definition.needs as readonly string[]);
  const own = field.side?.table ?? model.types.get(field.type)!.ref.table;
  const of = [...model.types.get(field.type)!.fields.values()].filter(
    (other) =>
      other.definition.kind === 'column' &&
      columns.has(other.definition.column) &&
      (other.side?.table ?? model.types.get(other.type)!.ref.table) === own,
  );
  return of.length > 0 ? [{ field, of }] : [];
});

const strictness = ({ sharing, sensitivity }: Label): readonly [number, number] => [
  sharingCategories.indexOf(sharing),
  sensitivities.indexOf(sensitivity),
];

test('attack 10: a field that is made of others is labelled as strictly as each of them', () => {
  const weaker = made.flatMap(({ field, of }) =>
    of
      .filter((other) => strictness(other.label).some((level, i) => level > strictness(field.label)[i]!))
      .map((other) => `${field.coordinate} is looser than ${other.coordinate}`),
  );
  expect(weaker).toEqual([]);
  expect(made.length).toBeGreaterThan(5);
});

test('attack 10: who was granted nothing reads no field that is made of protected ones', async () => {
  const open: string[] = [];
  for (const { field, of } of made) {
    if (!of.some(({ label }) => label.sharing !== 'unconditional')) continue;
    const { body } = await platform.query(
      'outsider',
      `{ ${selection(paths.shortest.get(field.type)!, attempts.selected(field))} }`,
    );
    const code = body.errors?.[0].extensions.code;
    if (code !== 'FIELD_NOT_GRANTED' && code !== 'GRAPHQL_VALIDATION_FAILED') open.push(field.coordinate);
  }
  expect(open).toEqual([]);
});
