import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { House, houses, open, Person, Subject, title } from '../fixture/village.ts';
import type { Argument, Label } from '../index.ts';
import { c, defineFields, defineMutation, defineTable, defineType } from '../index.ts';

// Each `@ts-expect-error` is an error of `pnpm check:types` once the line below it compiles.

const on = { street_code: 'street_code', id: 'house_id' } as const;
const resolve = () => [];
const law = '个人信息保护法第二十八条';

test('a field without label does not compile', () => {
  defineFields(House, (t) => ({
    // @ts-expect-error no label
    a: t.column('floors', { type: 'Int' }),
    // @ts-expect-error no label
    b: t.computed({ type: 'Int', needs: ['floors'], sql: (row) => row.floors }),
    // @ts-expect-error no label
    c: t.one(Person, { on }),
    // @ts-expect-error no label
    d: t.many(Person, { on }),
    // @ts-expect-error no label
    e: t.union(Subject, { on: {} }),
    // @ts-expect-error no label
    f: t.field({ type: 'Int', needs: ['floors'], resolve }),
    // @ts-expect-error an undefined label is none
    g: t.column('floors', { type: 'Int', label: undefined }),
    right: t.column('floors', { type: 'Int', label: open }),
  }));
  expect(open.sharing).toBe('unconditional');
});

test('an argument or a mutation without label does not compile', () => {
  // @ts-expect-error no label
  const argument: Argument = { type: 'Int', required: true };
  const key = () => Promise.resolve({ street_code: '', id: '' });
  // @ts-expect-error no label
  defineMutation(House, { name: 'build', args: {}, resolve: key });
  // @ts-expect-error no label on the argument
  defineMutation(House, { name: 'build', label: open, args: { of: { type: 'Int', required: true } }, resolve: key });
  defineMutation(House, { name: 'build', label: open, args: { of: { ...argument, label: open } }, resolve: key });
  defineFields(House, (t) => ({
    // @ts-expect-error no label on the argument
    a: t.field({ type: 'Int', needs: [], args: { of: { type: 'Int', required: true } }, resolve, label: open }),
  }));
  expect(argument.label).toBeUndefined();
});

test('a label that lacks something does not compile', () => {
  const { sharing, sensitivity, masks, source, updateCycle, title, ...rest } = open;
  // @ts-expect-error sharing none needs a legal basis
  const secret: Label = { ...open, sharing: 'none' };
  const withBasis: Label = { ...open, sharing: 'none', legalBasis: law };
  // @ts-expect-error no sensitivity
  const a: Label = { sharing: 'conditional', masks, source, updateCycle, title };
  // @ts-expect-error no masks
  const b: Label = { sharing: 'conditional', sensitivity, source, updateCycle, title };
  // @ts-expect-error no source
  const d: Label = { sharing: 'conditional', sensitivity, masks, updateCycle, title };
  // @ts-expect-error no update cycle
  const e: Label = { sharing: 'conditional', sensitivity, masks, source, title };
  // @ts-expect-error no title
  const f: Label = { sharing: 'conditional', sensitivity, masks, source, updateCycle };
  // @ts-expect-error a title in one language
  const g: Label = { ...open, title: { zh: '房' } };
  // @ts-expect-error no such category
  const h: Label = { ...open, sharing: 'sometimes' };
  expect([secret, withBasis, a, b, d, e, f, g, h, sharing, rest]).toHaveLength(11);
});

test('a column that is not there does not compile', () => {
  defineFields(House, (t) => ({
    // @ts-expect-error no such column
    a: t.column('storeys', { type: 'Int', label: open }),
    // @ts-expect-error no such column in needs
    b: t.computed({ type: 'Int', needs: ['storeys'], sql: () => sql`1`, label: open }),
    // @ts-expect-error not declared in needs
    c: t.computed({ type: 'Int', needs: ['floors'], sql: (row) => sql`${row.owner}`, label: open }),
    // @ts-expect-error not declared in needs
    d: t.field({ type: 'String', needs: ['floors'], resolve: (rows) => rows.map((row) => row.owner), label: open }),
    // @ts-expect-error no such column here
    e: t.one(Person, { on: { storeys: 'house_id' }, label: open }),
    // @ts-expect-error no such column there
    f: t.one(Person, { on: { id: 'storeys' }, label: open }),
    // @ts-expect-error no such column to order by
    g: t.many(Person, { on, order: [{ column: 'floors', direction: 'asc' }], label: open }),
    // @ts-expect-error no such operator
    h: t.column('floors', { type: 'Int', label: open, operators: ['guess'] }),
    right: t.computed({ type: 'Int', needs: ['floors'], sql: (row) => sql`${row.floors}`, label: open }),
  }));
  // @ts-expect-error no such column in the key
  const table = defineTable('village', 'x', { id: c.int8 }, { key: ['ids'] });
  // @ts-expect-error no such column for the id
  const type = defineType(houses, { name: 'X', title, id: 'ids' });
  // @ts-expect-error no such column for the order
  const ordered = defineType(houses, { name: 'X', title, order: [{ column: 'ids', direction: 'asc' }] });
  expect([table.name, type.name, ordered.name]).toEqual(['x', 'X', 'X']);
});
