import { type TestPlatform, selection } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, model, notShared, paths, schema } from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity();
});
afterAll(() => platform?.close());

test('attack 24: a field that is not shared is refused like one that is not there, and is named nowhere', async () => {
  expect(notShared.length).toBeGreaterThan(2);
  const everything = await platform.query(
    'city',
    '{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }',
  );
  const shown = JSON.stringify(everything.body);
  for (const { type, name } of notShared) {
    const list = paths.listsOf.get(type)!;
    const upper = name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase();
    const uses = (field: string, inEnum: string): readonly string[] => [
      `{ ${selection(paths.shortest.get(type)!, field)} }`,
      `{ ${selection(list, 'id', `where: {${field}: {eq: "a"}}`)} }`,
      `{ ${selection(list, 'id', `where: {not: {${field}: {isNull: true}}}`)} }`,
      `{ ${selection(list, 'id', `orderBy: [{field: ${inEnum}}]`)} }`,
      `{ ${selection(list, `... on ${type} { ${field} }`)} }`,
    ];
    const plain = (text: string, ...names: readonly string[]): string =>
      names
        .reduce((rest, one) => rest.replaceAll(one, '?'), text)
        .replace(/ Did you mean [^?]*\?/g, '')
        .replace(/"(line|column)":\d+/g, '');
    const missing = uses('zzNotThere', 'ZZ_NOT_THERE');
    for (const department of ['outsider', 'city'])
      for (const [i, document] of uses(name, upper).entries()) {
        const [hidden, absent] = await Promise.all(
          [document, missing[i]!].map((query) => platform.query(department, query)),
        );
        expect(hidden!.body.data).toBeUndefined();
        expect(hidden!.status).toBe(absent!.status);
        expect(plain(JSON.stringify(hidden!.body), upper, name)).toBe(
          plain(JSON.stringify(absent!.body), 'ZZ_NOT_THERE', 'zzNotThere'),
        );
      }
    // no suggestion for a name that is nearly it
    const near = await platform.query('city', `{ ${selection(paths.shortest.get(type)!, `${name}x`)} }`);
    expect(JSON.stringify(near.body).replaceAll(`${name}x`, '')).not.toMatch(new RegExp(`["']${name}\\b`));
    const own = everything.body.data.__schema.types.find((found: any) => found.name === type);
    expect(own.fields.map((field: any) => field.name)).not.toContain(name);
  }
  expect(shown).not.toContain('ZQ');
});

test('attack 2, 15: a cursor is refused in another order, another list and another department', async () => {
  let tried = 0;
  for (const { name, target } of paths.rootLists) {
    const page = `{ ${name}(first: 1) { pageInfo { endCursor } } }`;
    const { body } = await platform.query('city', page);
    const cursor = body.data[name].pageInfo.endCursor;
    if (cursor === null) continue;
    const after = (department: string, list: string, more = '') =>
      platform.query(department, `query ($c: String) { ${list}(after: $c${more}) { totalCount nodes { id } } }`, {
        c: cursor,
      });
    const order = (schema.getType(`${target}OrderField`) as any)
      ?.getValues()
      .find((value: any) => value.value !== 'id');
    const other = paths.rootLists.find((list) => list.target !== target)!.name;
    // of a type without open fields the outsider has nothing to page through
    const isOpen = [...model.types.get(target)!.fields.values()].some(
      (field) => field.name !== 'id' && field.label.sharing === 'unconditional',
    );
    const outside = await after('outsider', name);
    expect(outside.body.errors?.[0].extensions.code).toBe(isOpen ? 'BAD_CURSOR' : 'FIELD_NOT_GRANTED');
    const refused = await Promise.all([
      after('masked', name),
      after('city', other),
      ...(order
        ? [after('city', name, `, orderBy: [{field: ${order.name}, direction: DESC}, {field: ${order.name}}]`)]
        : []),
    ]);
    for (const answer of refused) {
      tried++;
      expect(answer.body.errors?.[0].extensions.code).toBe('BAD_CURSOR');
      expect(answer.body.data).toBeUndefined();
    }
    expect((await after('city', name)).body.errors).toBeUndefined();
  }
  expect(tried).toBeGreaterThan(30);
});

test('attack 14, 15: departments that ask the same at the same time get each their own answer', async () => {
  const document = '{ persons(first: 30) { totalCount nodes { id name phone } } }';
  const departments = ['city', 'street', 'community', 'grid', 'masked', 'two'];
  const alone = new Map<string, string>();
  for (const department of departments)
    alone.set(department, JSON.stringify((await platform.query(department, document)).body));
  // the first rows lie where the last two see the same
  expect(new Set(alone.values()).size).toBe(departments.length - 1);
  const turns = Array.from({ length: 60 }, (_, i) => [...departments, 'outsider'][i % 7]!);
  const answers = await Promise.all(turns.map((department) => platform.query(department, document)));
  for (const [i, { body }] of answers.entries()) {
    if (turns[i] === 'outsider') expect(body.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
    else expect(JSON.stringify(body)).toBe(alone.get(turns[i]!));
  }
});

/** Conditions nested one in the other. */
function nested(levels: number, wrap: (inner: string) => string): string {
  let text = '{}';
  for (let i = 0; i < levels; i++) text = wrap(text);
  return text;
}

test('attack 21, 23: what is nested or long beyond sense is refused as such, in documents and in variables', async () => {
  const inVariable = 'query ($w: HouseFilter) { houses(where: $w) { totalCount } }';
  for (const levels of [60, 400, 1_100]) {
    const literal = nested(levels, (inner) => `{not: ${inner}}`);
    const { body } = await platform.query('city', `{ houses(where: ${literal}) { totalCount } }`);
    expect(body.errors[0].extensions.code).toBe('OPERATION_TOO_LARGE');
    const given = JSON.parse(nested(levels, (inner) => `{"or":[${inner}]}`));
    const answer = await platform.query('city', inVariable, { w: given });
    expect(answer.body.errors[0].extensions.code).toMatch(/OPERATION_TOO_LARGE|BAD_USER_INPUT/);
  }
  const circle = JSON.parse(nested(12, (inner) => `{"residents":{"some":{"house":${inner}}}}`));
  const many = { or: Array.from({ length: 3_000 }, () => ({ streetCode: { eq: '440309002' } })) };
  for (const w of [circle, many]) {
    const { body } = await platform.query('city', inVariable, { w });
    expect(body.errors[0].extensions.code).toBe('OPERATION_TOO_LARGE');
  }
  const codes = Array.from({ length: 5_000 }, () => '440309002');
  const { body } = await platform.query('city', inVariable, { w: { streetCode: { in: codes } } });
  expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect(body.errors[0].message).not.toContain('440309002');
});

test('attack 25: no error tells SQL, names of tables or values of variables', async () => {
  const secret = '440300199001011234';
  for (const [type, variables] of [
    ['HouseFilter', { v: { houseCode: { eq: secret } } }],
    ['HouseFilter', { v: { address: { eq: { secret } } } }],
    ['HouseFilter', { v: { [secret]: 1 } }],
    ['[HouseOrder!]', { v: [{ field: secret }] }],
    ['[HouseOrder!]', { v: [{ field: 'ADDRESS', direction: null }] }],
  ] as const) {
    const argument = type === 'HouseFilter' ? 'where' : 'orderBy';
    const { body } = await platform.query(
      'city',
      `query ($v: ${type}) { houses(${argument}: $v) { totalCount } }`,
      variables,
    );
    if (!body.errors) continue;
    const text = JSON.stringify(body);
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(text).not.toContain(`"${secret}"`);
    expect(text).not.toMatch(/select |street_code|core\.house|at .*\.ts:\d/);
  }
});

test('attack 23: the names of types and prototypes are aliases like others, also beside a resolver', async () => {
  const fields = [...model.types.get('House')!.fields.values()];
  const resolved = fields.find(({ definition }) => definition.kind === 'resolved');
  const inner = `a: address __typename: address __proto__: houseCode constructor: id`;
  for (const more of ['', ` ${resolved?.name ?? 'id'}`]) {
    const { body } = await platform.query('city', `{ houses(first: 2) { nodes { ${inner}${more} } } }`);
    expect(body.errors).toBeUndefined();
    for (const node of body.data.houses.nodes) {
      expect(node.__typename).toBe(node.a);
      expect(Object.hasOwn(node, '__proto__')).toBe(true);
    }
  }
});

test('introspection beside data that has variables is answered or refused, and never half', async () => {
  const { body } = await platform.query(
    'outsider',
    'query ($o: [PersonOrder!], $n: Int) { __type(name: "Person") { name } persons(first: $n, orderBy: $o) { totalCount } }',
    { n: 1 },
  );
  if (body.errors) expect(body.data).toBeUndefined();
  else expect(body.data.__type).toEqual({ name: 'Person' });
});
