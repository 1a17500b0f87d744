import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Note, notes, street } from '../fixture/fire.ts';
import { House, houses, lodgings, open, Person, persons, Subject, title, village } from '../fixture/village.ts';
import {
  c,
  defineFields,
  defineMutation,
  definePlugin,
  defineScope,
  defineTable,
  defineType,
  defineUnion,
  query,
  scopeOn,
} from '../index.ts';

// Each `@ts-expect-error` is an error of `pnpm check:types` once the line below it compiles.

const fire = {
  name: 'fire',
  title,
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'fire',
  tables: [notes],
  types: [Note],
} as const;
const on = { ...street, id: 'id' } as const;
const between = { table: lodgings, from: { ...street, id: 'house_id' }, to: { ...street, person_id: 'id' } } as const;

const note = { key: ['street_code', 'id'], place: { street: 'street_code' } } as const;
const others = defineTable('other', 'thing', { street_code: c.text, id: c.int8, note_id: c.int8 }, note);
const Other = defineType(others, { name: 'Other', title });

const toHouse = defineFields(Note, (t) => ({ house: t.one(House, { on, label: open }) }));
const toOther = defineFields(Note, (t) => ({ other: t.one(Other, { on, label: open }) }));
const both = defineFields(Note, (t) => ({
  house: t.one(House, { on, label: open }),
  text: t.column('text', { type: 'String', label: open }),
  others: t.many(Other, { on, label: open }),
}));
const throughLodgings = defineFields(House, (t) => ({ guests: t.many(Person, { through: between, label: open }) }));
const throughOthers = defineFields(House, (t) => ({
  notes: t.many(Note, { through: { table: others, from: on, to: { ...street, note_id: 'id' } }, label: open }),
}));
const toUnion = defineFields(Note, (t) => ({ subject: t.union(Subject, { on: {}, label: open }) }));
const ofHouse = defineFields(House, (t) => ({ tall: t.column('floors', { type: 'Int', label: open }) }));
const ofOther = defineFields(Other, (t) => ({ number: t.column('note_id', { type: 'String', label: open }) }));
const besideHouse = defineFields(House, { table: notes, on }, (t) => ({
  note: t.column('text', { type: 'String', label: open }),
}));
const besideByVillage = defineFields(House, { table: persons, on }, (t) => ({
  guest: t.column('name', { type: 'String', label: open }),
}));
const byForeignKey = query.byKey(Note, { name: 'n', title, keyTables: { k: { table: others, column: 'id', to: on } } });
const found = { name: 'found', label: open, args: {}, resolve: () => Promise.resolve({}) };
const where = () => sql<boolean>`true`;

test('fields that refer to plugins in dependsOn, and stand on own tables, compile', () => {
  const plugin = definePlugin({
    ...fire,
    dependsOn: [village],
    fields: [toHouse, throughLodgings, toUnion, ofHouse, besideHouse],
    queries: [query.list(Note, { name: 'notes', title })],
    mutations: [defineMutation(Note, found)],
    scopes: [defineScope({ name: 'some', title, on: [scopeOn(House, where)] })],
  });
  const schema: 'fire' = plugin.schema;
  expect(schema).toBe('fire');
});

test('another plugin that is not in dependsOn cannot be referred to', () => {
  const dependsOn = [village] as const;
  // @ts-expect-error a relation to a type of the village, without dependsOn
  definePlugin({ ...fire, fields: [toHouse] });
  // @ts-expect-error a relation to a type of another plugin
  definePlugin({ ...fire, dependsOn, fields: [toOther] });
  // @ts-expect-error one of several relations
  definePlugin({ ...fire, dependsOn, fields: [toHouse, both] });
  // @ts-expect-error a table between of another plugin
  definePlugin({ ...fire, dependsOn, fields: [throughOthers] });
  // @ts-expect-error a union of types of the village
  definePlugin({ ...fire, fields: [toUnion] });
  // @ts-expect-error fields of a type of another plugin
  definePlugin({ ...fire, dependsOn, fields: [ofOther] });
  // @ts-expect-error a query of a type of another plugin
  definePlugin({ ...fire, dependsOn, queries: [query.list(Other, { name: 'others', title })] });
  // @ts-expect-error a table of keys of another plugin
  definePlugin({ ...fire, dependsOn, queries: [byForeignKey] });
  // @ts-expect-error a mutation of a type of another plugin
  definePlugin({ ...fire, dependsOn, mutations: [defineMutation(Other, found)] });
  // @ts-expect-error a scope over a type of another plugin
  definePlugin({ ...fire, dependsOn, scopes: [defineScope({ name: 'some', title, on: [scopeOn(Other, where)] })] });
  // @ts-expect-error a union with a member of another plugin
  definePlugin({ ...fire, dependsOn, unions: [defineUnion({ name: 'Any', title, members: [Note, Other] })] });
  expect(dependsOn).toEqual([village]);
});

test('a table of another plugin cannot be its own, also of one in dependsOn', () => {
  const dependsOn = [village] as const;
  // @ts-expect-error a table of the village among its own
  definePlugin({ ...fire, dependsOn, tables: [notes, houses] });
  // @ts-expect-error a type over a table of the village
  definePlugin({ ...fire, dependsOn, types: [Note, defineType(houses, { name: 'Home', title })] });
  // @ts-expect-error a side table of the village
  definePlugin({ ...fire, dependsOn, fields: [besideByVillage] });
  expect(dependsOn).toEqual([village]);
});
