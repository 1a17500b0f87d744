import { describe, expect, test } from 'vitest';
import { textsOf } from '../fixture/problems-of.ts';
import { House, houses, open, title, village } from '../fixture/village.ts';
import {
  c,
  catalogueTexts,
  defineFields,
  defineHealthCheck,
  defineJob,
  defineLayer,
  definePanel,
  definePlugin,
  defineTable,
  defineType,
} from '../index.ts';

const plugin = (more: object = {}) =>
  definePlugin({ name: 'fire', title, version: '1.0.0', kit: '^0.1.0', schema: 'fire', ...more } as any);
const columns = { street_code: c.text, id: c.int8, maybe: c.nullable(c.text) } as const;
const table = (options: object, schema = 'fire') => defineTable(schema, 'note', columns, options as any);
const key = { key: ['street_code', 'id'] };
const step = (name: string) => ({ name, breaking: false, up: () => Promise.resolve() });
const side = (of: any, on: object) =>
  plugin({
    dependsOn: [village],
    tables: [table(key)],
    fields: [
      defineFields(House, { table: of, on } as any, (t: any) => ({ f: t.column('id', { type: 'ID', label: open }) })),
    ],
  });

describe('a plugin', () => {
  test.each<[string, readonly unknown[], RegExp]>([
    ['a wrong name', [plugin({ name: 'Fire' })], /Fire · name: a plugin name is lower-case/],
    ['no title', [plugin({ title: undefined })], /fire · title/],
    ['a version that is none', [plugin({ version: '1' })], /fire · version: .* semantic versioning, such as 1.0.0/],
    ['no range of the kit', [plugin({ kit: undefined })], /fire · kit: it names the versions of the kit .* \^0\./],
    ['a range that is none', [plugin({ kit: 'newest please' })], /fire · kit: it names the versions of the kit/],
    [
      'a kit of another time',
      [plugin({ kit: '^9.1.0' })],
      /fire · kit: it is written for kit \^9.1.0, and this is 0\./,
    ],
    ['no schema', [plugin({ schema: undefined })], /fire · schema/],
    ['a schema of the platform', [plugin({ schema: 'access' })], /access cannot be its PostgreSQL schema/],
    ['a schema of PostgreSQL', [plugin({ schema: 'pg_toast' })], /pg_toast cannot be/],
    ['a schema with quotes', [plugin({ schema: 'a"b' })], /cannot be/],
    [
      'the schema of another',
      [village, plugin({ schema: 'village' })],
      /fire · schema: the name schema village is taken/,
    ],
    ['the name of another', [plugin(), plugin({ schema: 'fire2' })], /fire · name: two plugins have this name/],
    ['a plugin it lacks', [plugin({ dependsOn: [village] })], /fire · dependsOn: it needs plugin village; add/],
    ['an undefined dependency', [plugin({ dependsOn: [undefined] })], /dependsOn\[0\]: .* circular import/],
    [
      'a table in another schema',
      [plugin({ tables: [table(key, 'core')] })],
      /core\.note: a plugin's tables stand in its own schema, fire/,
    ],
    ['a table without key', [plugin({ tables: [table({ key: [] })] })], /it has no key/],
    ['a table without options', [plugin({ tables: [table(undefined as any)] })], /note: .* key is missing/],
    ['a key that may be null', [plugin({ tables: [table({ key: ['maybe'] })] })], /cannot be nullable/],
    ['a key that is not there', [plugin({ tables: [table({ key: ['no'] })] })], /has no column no/],
    [
      'a placed key without street',
      [plugin({ tables: [table({ key: ['id'], place: { street: 'street_code' } })] })],
      /starts with its street column/,
    ],
    ['two tables of a name', [plugin({ tables: [table(key), table({ key: ['id'] })] })], /two of its tables/],
    ['migrations out of order', [plugin({ migrations: [step('2'), step('1')] })], /ascending/],
    ['migrations of one name', [plugin({ migrations: [step('1'), step('1')] })], /same name/],
    [
      'a side table of another',
      [village, side(houses, { street_code: 'street_code', id: 'id' })],
      /one of the plugin's own tables/,
    ],
    ['areas of another table', [plugin({ areas: { table: houses } })], /fire · areas/],
    ['lists that are none', [plugin({ queries: 'houses' })], /fire · queries: it must be a list/],
    ['no fields at all', [village, plugin({ fields: [(defineFields as any)(House)] })], /House: .* fields is missing/],
    [
      'fields of no type',
      [plugin({ fields: [(defineFields as any)(undefined, () => ({}))] })],
      /fields\[0\]: .* type is missing/,
    ],
    ['a type without options', [plugin({ types: [(defineType as any)(houses)] })], /types\[0\]/],
    ['no plugin', [undefined], /#1 · name: it is no plugin/],
    ['definePlugin of nothing', [(definePlugin as any)()], /#1 · name/],
  ])('with %s', (_, plugins, expected) => {
    expect(textsOf(...plugins)).toContainEqual(expect.stringMatching(expected));
  });

  test('plugins that depend on each other in a circle are named in order', () => {
    const dependsOn: unknown[] = [];
    const one = plugin({ name: 'one', schema: 'one', dependsOn });
    const two = plugin({ name: 'two', schema: 'two', dependsOn: [one] });
    dependsOn.push(two);
    expect(textsOf(one, two)).toEqual([expect.stringMatching(/one → two → one/)]);
  });
});

describe('what a plugin does and shows', () => {
  const run = () => Promise.resolve(undefined);
  const job = (more: object) =>
    plugin({ jobs: [defineJob({ name: 'sweep', title, schedule: '0 2 * * *', run, ...more })] });
  const check = { name: 'api', title, check: run };
  const panel = (more: object, on: any = House) => [
    village,
    plugin({ dependsOn: [village], console: [definePanel(on, { name: 'fire', title, fields: ['floors'], ...more })] }),
  ];
  const layer = (more: object) => [
    village,
    plugin({ dependsOn: [village], console: [defineLayer(House, { name: 'fire', title, label: 'floors', ...more })] }),
  ];
  test.each<[string, readonly unknown[], RegExp]>([
    ['a job with a wrong name', [job({ name: 'Sweep' })], /fire · job Sweep: its name is lower-case/],
    ['a job without title', [job({ title: undefined })], /fire · job sweep: it needs a title/],
    ['a schedule of words', [job({ schedule: 'nightly' })], /fire · job sweep: its schedule is five fields of cron/],
    ['a schedule with seconds', [job({ schedule: '0 0 2 * * *' })], /its schedule is five fields of cron/],
    ['a job of an hour', [job({ seconds: 3_600 })], /its seconds are a whole number from 1 to 600/],
    ['a job that does nothing', [job({ run: undefined })], /fire · sweep: .* run is missing/],
    [
      'two checks of one name',
      [plugin({ health: [defineHealthCheck(check), defineHealthCheck(check)] })],
      /two of its health checks have this name/,
    ],
    [
      'settings that are no schema',
      [plugin({ settings: { kind: 'settings', schema: {} } })],
      /fire · settings: it must be what defineSettings/,
    ],
    [
      'a panel with an unknown field',
      panel({ fields: ['floors', 'colour'] }),
      /console: panel fire: House has no field colour/,
    ],
    ['a panel without fields', panel({ fields: [] }), /console: panel fire: it shows no field/],
    [
      'a panel on a type out of reach',
      [village, plugin({ console: [definePanel(House, { name: 'fire', title, fields: ['floors'] })] })],
      /type House is not its own/,
    ],
    [
      'a layer at texts',
      layer({ at: { longitude: 'address', latitude: 'address' } }),
      /longitude and latitude are fields of Float/,
    ],
    ['a layer coloured by a number', layer({ colour: 'floors' }), /floors is no field with a code table/],
    [
      'a text for no field',
      [village, plugin({ dependsOn: [village], console: catalogueTexts(House, { colour: title }) })],
      /text of House.colour: House has no field colour/,
    ],
  ])('%s', (_, plugins, text) => {
    expect(textsOf(...plugins)).toEqual([expect.stringMatching(text)]);
  });
});
