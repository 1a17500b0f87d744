import type { FieldModel } from '@gridweave/kit';
import { type TestPlatform, selection, type Attempt } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, conditional, maskable, model, attempts, paths, schema } from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity();
});
afterAll(() => platform?.close());

const asNull = { 'X-Gridweave-Denied': 'null' };

/** Whether an attempt is refused: for the field, without data, in the same words whatever the value. */
async function fault(
  department: string,
  { coordinate }: FieldModel,
  { how, operator, asks }: Attempt,
  headers?: Record<string, string>,
): Promise<string[]> {
  const answers = await Promise.all(
    asks.map(({ document, variables }) => platform.query(department, document, variables, headers)),
  );
  const texts = new Set(answers.map(({ status, body }) => JSON.stringify([status, body])));
  const [{ body }] = answers as [(typeof answers)[number]];
  const error = body.errors?.[0];
  const operators = operator === 'match' ? ['match', 'filter'] : [operator];
  const named = error?.extensions.denied?.some(
    (denied: any) => denied.coordinate === coordinate && operators.includes(denied.operator),
  );
  const isRefused =
    error?.extensions.code === 'FIELD_NOT_GRANTED' && named && body.data === undefined && texts.size === 1;
  return isRefused ? [] : [`${coordinate} ${how}: ${[...texts].join(' <> ').slice(0, 400)} for ${asks[0]!.document}`];
}

async function faults(
  department: string,
  fields: readonly FieldModel[],
  attempts: (field: FieldModel) => readonly Attempt[],
  headers?: Record<string, string>,
): Promise<{ readonly tried: number; readonly found: readonly string[] }> {
  let tried = 0;
  const found: string[] = [];
  for (const field of fields) {
    const all = attempts(field);
    tried += all.length;
    found.push(...(await Promise.all(all.map((attempt) => fault(department, field, attempt, headers)))).flat());
  }
  return { tried, found };
}

test('attack 8, 9: a field that was not granted is read in no way, through no fragment, union or relation', async () => {
  const { tried, found } = await faults('outsider', conditional, (field) => attempts.selections(field));
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(conditional.length * 8);
});

test('attack 1, 2, 4, 5, 6: nor compared, ordered, grouped or looked up by, and the error tells nothing of values', async () => {
  const { tried, found } = await faults('outsider', conditional, (field) => attempts.uses(field));
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(conditional.length * 5);
});

test('attack 1, 26: where denied fields come as null, no argument may use them all the same', async () => {
  const first = (field: FieldModel): readonly Attempt[] =>
    attempts
      .uses(field)
      .filter(({ how }) => !/ (in|of|through) /.test(how))
      .map((attempt) => ({ ...attempt, asks: attempt.asks.slice(0, 1) }));
  const { found } = await faults('outsider', conditional, first, asNull);
  expect(found).toEqual([]);
});

test('attack 26: where denied fields come as null, they are null in each row and named', async () => {
  const found: string[] = [];
  for (const { name, target } of paths.rootLists) {
    const fields = conditional.filter((field) => field.type === target);
    if (fields.length === 0) continue;
    const inner = fields.map((field, i) => attempts.selected(field, `f${i}: `)).join(' ');
    const { body } = await platform.query('outsider', `{ ${name}(first: 50) { nodes { ${inner} } } }`, {}, asNull);
    if (body.errors) found.push(`${name}: ${JSON.stringify(body.errors)}`);
    const values = new Set((body.data?.[name].nodes ?? []).flatMap((node: object) => Object.values(node)));
    if (values.size > 0 && (values.size !== 1 || !values.has(null))) found.push(`${name}: ${[...values].join()}`);
    const denied = new Set(body.extensions?.gridweave.denied.map(({ field }: { field: string }) => field));
    found.push(...fields.filter((field) => !denied.has(field.coordinate)).map((field) => field.coordinate));
  }
  expect(found).toEqual([]);
});

test('attack 6: a masked field is not compared but for equality, nor ordered, grouped or searched by', async () => {
  const telling = (field: FieldModel): readonly Attempt[] =>
    attempts.uses(field).filter(({ operator }) => operator !== 'match' || !field.operators.has('match'));
  const { tried, found } = await faults('masked', maskable, telling);
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(maskable.length * 2);
});

test('attack 3: a search covers only what the department may search', async () => {
  for (const [type, { fields }] of model.types) {
    const searched = [...fields.values()].filter((field) => field.operators.has('search'));
    const path = paths.listsOf.get(type);
    if (!path || searched.length === 0) continue;
    const search = (text: string) =>
      platform.query('outsider', `query ($s: String) { ${selection(path, '__typename', 'search: $s')} }`, { s: text });
    const open = searched.some((field) => field.label.sharing === 'unconditional');
    // a text that every value of the conditional fields holds
    for (const text of ['ZQ', 'zzzz']) {
      const { body } = await search(text);
      if (open) expect(JSON.stringify(body.data)).not.toContain(`"__typename":"${type}"`);
      else expect(body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
    }
  }
});

test('attack 24: the schema of a department is what it was granted', async () => {
  const query =
    '{ __schema { types { name kind fields { name args { name } } inputFields { name } enumValues { name } } } }';
  for (const [department, granted] of [
    ['outsider', () => false],
    ['city', () => true],
  ] as const) {
    const { body } = await platform.query(department, query);
    const types = new Map<string, any>(body.data.__schema.types.map((type: any) => [type.name, type]));
    const may = (field: FieldModel): boolean =>
      field.label.sharing === 'unconditional' || (field.label.sharing === 'conditional' && granted());
    for (const [name, type] of model.types) {
      const expected = [...type.fields.values()].filter(may).map((field) => field.name);
      // the id comes with any other field: a type of which nothing is granted is not there at all
      const shown = expected.some((field) => field !== 'id') ? expected.toSorted() : undefined;
      expect(types.get(name)?.fields.map((field: any) => field.name)).toEqual(shown);
      const filter = types.get(`${name}Filter`)?.inputFields.map((field: any) => field.name) ?? [];
      const order = types.get(`${name}OrderField`)?.enumValues.map((value: any) => value.name) ?? [];
      for (const field of type.fields.values())
        if (!may(field)) {
          expect(filter).not.toContain(field.name);
          expect(order).not.toContain(field.name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase());
        }
    }
    const called = new Set(types.get('Mutation').fields.map((field: any) => field.name));
    for (const name of model.mutations.keys()) expect(called.has(name)).toBe(granted());
  }
  expect(schema.getMutationType()).toBeDefined();
});
