import { describe, expect, test } from 'vitest';
import { fire, Note, notes, placed } from '../fixture/fire.ts';
import { textsOf } from '../fixture/problems-of.ts';
import { House, houseFields, open, Placed, title, village } from '../fixture/village.ts';
import { c, defineFields, definePlugin, defineTable, defineType, defineUnion } from '../index.ts';

describe('a type', () => {
  const columns = { street_code: c.text, id: c.int8, n: c.int4 } as const;
  const table = defineTable('fire', 'thing', columns, placed);
  const thing = (more: object = {}, of: any = table) => defineType(of, { name: 'Thing', title, ...more });
  const typed = (more: object, of?: any) =>
    textsOf(village, fire({ tables: [notes, table], types: [thing(more, of)] }));
  test.each<[string, readonly string[], RegExp]>([
    ['name of another plugin', typed({ name: 'House' }), /fire · House: the name House is taken by plugin village/],
    ['name of the platform', typed({ name: 'PageInfo' }), /taken by plugin gridweave/],
    ['name that the schema makes', typed({ name: 'HouseFilter' }), /HouseFilter is taken by plugin fire/],
    ['name in lower case', typed({ name: 'thing' }), /PascalCase/],
    ['no title', typed({ title: undefined }), /needs a title/],
    ['unknown id', typed({ id: 'ids' }), /id column ids does not exist/],
    ['id of a wrong type', typed({ id: 'n' }), /must be text or int8/],
    [
      'order without a field',
      typed({ order: [{ column: 'n', direction: 'asc' }] }),
      /column n that no field of the type shows/,
    ],
    ['unknown order', typed({ order: [{ column: 'x', direction: 'asc' }] }), /order names a column x/],
    ['no table', typed({}, { schema: 'fire' }), /Thing: it is not a whole definition, table/],
    [
      'table not listed',
      typed({}, defineTable('fire', 'other', columns, placed)),
      /fire\.other is not in this plugin's tables/,
    ],
    [
      'field of its interface missing',
      typed({ interfaces: [Placed] }),
      /Thing\.streetCode: interface Placed asks for this field/,
    ],
    ['interface not listed', typed({ interfaces: [{ ...Placed }] }), /interface Placed is not in interfaces/],
  ])('with %s', (_, problems, text) => {
    expect(problems).toEqual([expect.stringMatching(text)]);
  });

  test('two types with an interface have the same type of its field', () => {
    const set = defineFields(thing(), () => ({}));
    const type = thing({ interfaces: [Placed] });
    const fields = defineFields(type as any, (t) => ({ streetCode: t.column('n', { type: 'Int', label: open }) }));
    expect(textsOf(village, fire({ tables: [notes, table], types: [type], fields: [fields] }))).toEqual([
      expect.stringMatching(/Thing\.streetCode: its type is Int, but House\.streetCode .* is String/),
    ]);
    expect(set.fields).toEqual({});
  });

  test('a union whose member is in no plugin, and one without members', () => {
    const union = (name: string, members: any) => defineUnion({ name, title, members });
    expect(textsOf(village, fire({ unions: [union('Any', [House, Note]), union('Empty', [])] }))).toEqual([
      expect.stringMatching(/Any: its member Note is not in types/),
      expect.stringMatching(/Empty: it has no members/),
    ]);
    expect(textsOf(village, fire({ unions: [union('Any', [House, undefined])] }))[0]).toMatch(
      /members\[1\] is missing/,
    );
  });

  test('fields for a type of a plugin that is not declared', () => {
    const facts = { name: 'env', title, version: '1.0.0', kit: '^0.1.0', schema: 'env' } as const;
    // @ts-expect-error does not compile either; authors of JavaScript are told when the platform starts
    const stranger = definePlugin({ ...facts, fields: [houseFields] });
    expect(textsOf(village, stranger)).toEqual([
      expect.stringMatching(/env · House: the type .* not of a plugin in dependsOn/),
    ]);
  });

  test('two fields with one enum name', () => {
    const at = (t: any) => t.column('floors', { type: 'Int', label: open, operators: ['order'] });
    expect(textsOf(village, fire({ fields: [defineFields(House, (t) => ({ aBc: at(t), aBC: at(t) }))] }))).toEqual([
      expect.stringMatching(/House\.aBC: it has the same enum name A_BC as House\.aBc/),
    ]);
  });
});
