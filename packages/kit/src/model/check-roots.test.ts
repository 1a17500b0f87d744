import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fire, Note, notes, placed, street } from '../fixture/fire.ts';
import { textsOf } from '../fixture/problems-of.ts';
import { build, House, open, title, Use, village } from '../fixture/village.ts';
import { defineFields, defineMutation, defineScope, defineTable, existsIn, query, scopeOn } from '../index.ts';

describe('a root', () => {
  const text = { type: 'String', label: open } as const;
  test.each<[string, object, RegExp]>([
    [
      'a query of the same name',
      { queries: [query.list(House, { name: 'houses', title })] },
      /Query\.houses is taken by plugin village/,
    ],
    ['a mutation of the same name', { mutations: [build] }, /Mutation\.buildHouse is taken by plugin village/],
    [
      'a mutation without label',
      { mutations: [defineMutation(House, { name: 'x', args: {} } as any)] },
      /resolve is missing/,
    ],
    [
      'an argument without label',
      { mutations: [{ ...build, name: 'x', args: { a: { type: 'Int' } } }] },
      /Mutation\.x\(a:\): it has no label/,
    ],
    [
      'a mutation of an unknown type',
      { mutations: [{ ...build, name: 'x', type: Note }] },
      /Mutation\.x: type Note is not its own/,
    ],
    [
      'a query of an unknown type',
      { queries: [query.list(Note, { name: 'notes', title })] },
      /Query\.notes: type Note/,
    ],
    ['a query without title', { queries: [query.list(House, { name: 'x' } as any)] }, /Query\.x: it needs a title/],
    ['a query without options', { queries: [(query.byKey as any)(House)] }, /queries\[0\]: .* name is missing/],
    [
      'a key without match',
      { queries: [query.byKey(House, { name: 'x', title, keys: ['address'] })] },
      /key address must be a field of House that declares the operator match/,
    ],
    [
      'a key that is no field',
      { queries: [query.byKey(House, { name: 'x', title, keys: ['y'] })] },
      /key y must be a field/,
    ],
    [
      'keys in a table without street',
      {
        queries: [
          query.byKey(House, {
            name: 'x',
            title,
            keys: ['use'],
            keyTables: { use: { table: notes, column: 'text', to: { id: 'id' } } },
          }),
        ],
      },
      /includes the street/,
    ],
    [
      'keys in an unknown column',
      {
        queries: [
          query.byKey(House, {
            name: 'x',
            title,
            keys: ['use'],
            keyTables: { use: { table: notes, column: 'y', to: street } },
          }),
        ],
      },
      /column of keyTables\.use does not exist/,
    ],
    [
      'a scope of an unknown type',
      { scopes: [defineScope({ name: 'x', title, on: [scopeOn(Note, () => sql`true`)] })] },
      /scope x: type Note is not its own/,
    ],
    [
      'a scope of the same name',
      { scopes: [defineScope({ name: 'tall-houses', title, on: [] })] },
      /scope tall-houses is taken/,
    ],
    [
      'a scope over a foreign table',
      {
        scopes: [
          defineScope({
            name: 'x',
            title,
            on: [
              scopeOn(House, () => existsIn(defineTable('access', 'client', notes.columns, placed), () => sql`true`)),
            ],
          }),
        ],
      },
      /looks at access\.client/,
    ],
    [
      'a code table of the same name',
      { fields: [defineFields(House, (t) => ({ f: t.column('use', { ...text, type: { ...Use } }) }))] },
      /another code table or scalar named HouseUse is used by plugin village/,
    ],
    [
      'a code table named as a type',
      { fields: [defineFields(House, (t) => ({ f: t.column('use', { ...text, type: { ...Use, name: 'Person' } }) }))] },
      /Person is taken by plugin village/,
    ],
    [
      'a code table with a value twice',
      {
        fields: [
          defineFields(House, (t) => ({
            f: t.column('use', { ...text, type: { ...Use, name: 'X', values: [...Use.values, Use.values[0]!] } }),
          })),
        ],
      },
      /has name HOME twice/,
    ],
    [
      'a code table with a value that is none',
      {
        fields: [
          defineFields(House, (t) => ({
            f: t.column('use', { ...text, type: { ...Use, name: 'X', values: [{ ...Use.values[0]!, name: 'a-b' }] } }),
          })),
        ],
      },
      /wrong one: a-b/,
    ],
  ])('with %s', (_, more, expected) => {
    expect(textsOf(village, fire(more))).toEqual([expect.stringMatching(expected)]);
  });
});
