import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fire, Note, onHouse, onNote, placed, street } from '../fixture/fire.ts';
import { textsOf } from '../fixture/problems-of.ts';
import { CalendarDate, House, houses, open, Person, persons, Subject, title, village } from '../fixture/village.ts';
import { defineFields, defineMask, defineTable, existsIn } from '../index.ts';

const own = (name: string, text: () => any) => defineMask({ name, title, sql: text });

describe('a field', () => {
  const column =
    (name: string, more: object = {}) =>
    (t: any) =>
      t.column(name, { type: 'Int', label: open, ...more });
  const computed = (needs: string[], text: (row: any) => unknown) => (t: any) =>
    t.computed({ type: 'Int', needs, sql: text, label: open });
  test.each<[string, (t: any) => any, RegExp]>([
    ['no label', (t) => t.column('floors', { type: 'Int' }), /has no label/],
    [
      'half a label',
      column('floors', { label: { title, sharing: 'conditional' } }),
      /sensitivity .*updateCycle .*source/,
    ],
    ['a label in one language', column('floors', { label: { ...open, title: { zh: '层' } } }), /title\.zh, title\.en/],
    ['a title of two lines', column('floors', { label: { ...open, title: { zh: '层\n', en: 'x' } } }), /one line/],
    ['a title of numbers', column('floors', { label: { ...open, title: { zh: 1, en: 2 } } }), /title/],
    ['half a description', column('floors', { label: { ...open, description: { zh: '层' } } }), /description/],
    ['an unknown mask', column('floors', { label: { ...open, masks: [{ kind: 'blur' }] } }), /masks/],
    [
      'a mask of its own without sql',
      column('floors', { label: { ...open, masks: [{ kind: 'own', name: 'x' }] } }),
      /own\(x\).*defineMask/,
    ],
    [
      'a mask of its own without a name',
      column('floors', { label: { ...open, masks: [own('', () => sql`''`)] } }),
      /masks/,
    ],
    [
      'a mask that reads tables',
      column('floors', { label: { ...open, masks: [own('x', () => sql`(select 'x')`)] } }),
      /own\(x\) \(its SQL reaches beyond the value by select\)/,
    ],
    ['none without law', column('floors', { label: { ...open, sharing: 'none' } }), /legalBasis/],
    ['a law that is no text', column('floors', { label: { ...open, sharing: 'none', legalBasis: 1 } }), /legalBasis/],
    ['an unknown column', column('storeys'), /village\.house has no column storeys/],
    ['a column of every object', column('constructor'), /has no column constructor/],
    ['a type that does not fit', column('built_on'), /column type date does not fit GraphQL type Int/],
    ['no type', column('floors', { type: undefined }), /has no type/],
    ['search of a number', column('floors', { operators: ['search'] }), /search needs a text column/],
    ['an unknown operator', column('floors', { operators: ['guess'] }), /operators must be a list of match/],
    ['needs of another table', computed(['storeys'], () => sql`1`), /has no column storeys/],
    ['no needs', (t) => t.computed({ type: 'Int', sql: () => sql`1`, label: open }), /has no needs/],
    ['no sql', (t) => t.computed({ type: 'Int', needs: [], label: open }), /has no sql/],
    ['sql of text', computed([], () => 'select 1'), /must return a Kysely expression/],
    ['sql of another table', computed([], () => sql`(select 1 from core.person)`), /may not hold select/],
    ['sql by existsIn', computed([], () => existsIn(persons, () => sql`true`)), /may not hold select/],
    [
      'a column that needs lacks',
      computed(['floors'], (row) => sql`${row.owner}`),
      /uses owner, which needs does not name/,
    ],
    ['the same in raw text', computed(['floors'], () => sql`length(owner)`), /uses owner/],
    ['the same quoted', computed(['floors'], () => sql`length("owner")`), /uses owner/],
    ['sql that throws', computed([], () => JSON.parse('{')), /cannot be read/],
    ['no resolve', (t) => t.field({ type: 'Int', needs: [], label: open }), /has no resolve/],
    [
      'args without label',
      (t) => t.field({ type: 'Int', needs: [], args: { a: { type: 'Int' } }, resolve: () => [], label: open }),
      /House\.f\(a:\): it has no label/,
    ],
    ['no field at all', () => undefined, /has no label/],
    ['a number', () => 5, /has no label/],
    ['a label and nothing else', () => ({ label: open }), /is no field: make it with t\.column/],
    ['options left out', (t) => t.column('floors'), /has no label/],
    ['no target', (t) => t.one(undefined, { on: street, label: open }), /target type is missing/],
    ['no join', (t) => t.one(Person, { label: open }), /join column of on/],
    ['no such join column', (t) => t.one(Person, { on: { ...street, x: 'id' }, label: open }), /join column of on/],
    [
      'a join without street',
      (t) => t.one(Person, { on: { id: 'house_id' }, label: open }),
      /includes the street: add street_code/,
    ],
    [
      'an unknown order',
      (t) => t.many(Person, { on: { ...street, id: 'house_id' }, order: [{ column: 'x' }], label: open }),
      /order names a column x/,
    ],
    [
      'a table between that nobody has',
      (t) =>
        t.many(Person, {
          through: { table: defineTable('village', 'x', houses.columns, placed), from: street, to: street },
          label: open,
        }),
      /table of through is not its own/,
    ],
    [
      'a foreign condition',
      (t) =>
        t.one(Person, {
          on: { ...street, id: 'house_id' },
          where: () => sql`exists (select 1 from ${sql.table('access.client')})`,
          label: open,
        }),
      /looks at access\.client/,
    ],
    [
      'a type without its plugin',
      (t) => t.one(Note, { on: { ...street, id: 'id' }, label: open }),
      /Note is not its own/,
    ],
    ['no union', (t) => t.union(undefined, { on: {}, label: open }), /union is missing/],
    [
      'a union without a join',
      (t) => t.union(Subject, { on: { House: { ...street, id: 'id' } }, label: open }),
      /no join to Person/,
    ],
    [
      'a union with one too many',
      (t) =>
        t.union(Subject, {
          on: { House: { ...street, id: 'id' }, Person: { ...street, id: 'id' }, Note: {} },
          label: open,
        }),
      /Note, which is no member/,
    ],
  ])('with %s', (_, field, text) => {
    const problems = onHouse(field);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^fire · House\.f(\(a:\))?: /);
    expect(problems[0]).toMatch(text);
  });

  test('names of filters and names that are not camelCase are refused', () => {
    for (const name of ['and', 'or', 'not', 'Area', 'floor_area', '__typename', '面积'])
      expect(
        textsOf(
          village,
          fire({
            fields: [defineFields(House, (t) => ({ [name]: t.column('floors', { type: 'Int', label: open }) }))],
          }),
        ),
      ).toEqual([expect.stringMatching(/^fire · House\..*(and, or and not are taken|camelCase)/)]);
  });

  test('a jsonb column takes no operators, and SQL may use a column that needs names', () => {
    expect(onNote((t) => t.column('data', { type: CalendarDate, label: open, operators: ['match'] }))[0]).toMatch(
      /does not fit/,
    );
    expect(
      onNote((t) =>
        t.computed({ type: 'String', needs: ['text'], sql: (row: any) => sql`lower(${row.text})::text`, label: open }),
      ),
    ).toEqual([]);
  });
});
