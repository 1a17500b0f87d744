import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { anyLabel, join, strictness } from '../fixture/arbitrary-label.ts';
import { title } from '../fixture/village.ts';
import { c, defineFields, definePlugin, defineTable, defineType, type Label } from '../index.ts';
import { buildModel } from './build-model.ts';

const names = ['alpha', 'beta', 'gamma', 'delta'] as const;
const columns = { street_code: c.text, id: c.int8, alpha: c.text, beta: c.text, gamma: c.text, delta: c.text } as const;
const placed = { key: ['street_code', 'id'], place: { street: 'street_code' } } as const;
const on = { street_code: 'street_code', id: 'id' } as const;

const houses = defineTable('town', 'house', columns, placed);
const House = defineType(houses, { name: 'House', title });
/** The side table of another plugin, which has a type over it as well. */
const notes = defineTable('fire', 'note', columns, placed);
const Note = defineType(notes, { name: 'Note', title });

const basics = { title, version: '1.0.0', kit: '^0.1.0' } as const;
const needs = fc.subarray([...names], { minLength: 0 });
const labels = fc.record({ alpha: anyLabel, beta: anyLabel, gamma: anyLabel, delta: anyLabel });

function columnsOf(type: typeof House | typeof Note, of: Record<(typeof names)[number], Label>) {
  return defineFields(type, (t) =>
    Object.fromEntries(names.map((name) => [name, t.column(name, { type: 'String', label: of[name] })])),
  );
}

/** One computed and one resolved field over these columns. */
function derived(t: any, prefix: string, needs: readonly string[], label: Label) {
  const text = (row: any) => sql`concat(${sql.join([sql`''`, ...needs.map((name) => row[name])])})`;
  return {
    [`${prefix}Computed`]: t.computed({ type: 'String', needs, sql: text, label }),
    [`${prefix}Resolved`]: t.field({ type: 'String', needs, resolve: () => [], label }),
  };
}

test('a computed or resolved field has the strictest label of what it needs: own, of another plugin, on a side table', () => {
  fc.assert(
    fc.property(labels, labels, anyLabel, needs, (ofHouse, ofNote, own, needed) => {
      const town = definePlugin({
        ...basics,
        name: 'town',
        schema: 'town',
        tables: [houses],
        types: [House],
        // before the columns that they need
        fields: [defineFields(House, (t) => derived(t, 'own', needed, own)), columnsOf(House, ofHouse)],
      });
      const fire = definePlugin({
        ...basics,
        name: 'fire',
        schema: 'fire',
        dependsOn: [town],
        tables: [notes],
        types: [Note],
        fields: [
          defineFields(House, (t) => derived(t, 'fire', needed, own)),
          defineFields(House, { table: notes, on }, (t) => derived(t, 'side', needed, own)),
          columnsOf(Note, ofNote),
        ],
      });
      const fields = buildModel([fire, town]).types.get('House')!.fields;
      const expected = (of: typeof ofHouse) => join([own, ...needed.map((name) => of[name])]);
      for (const kind of ['Computed', 'Resolved']) {
        expect(strictness(fields.get(`own${kind}`)!.label)).toEqual(expected(ofHouse));
        expect(strictness(fields.get(`fire${kind}`)!.label)).toEqual(expected(ofHouse));
        expect(strictness(fields.get(`side${kind}`)!.label)).toEqual(expected(ofNote));
      }
    }),
    { numRuns: 60 },
  );
});

test('a column that two fields show with different labels counts as the stricter of the two', () => {
  fc.assert(
    fc.property(anyLabel, anyLabel, anyLabel, (own, one, other) => {
      const model = buildModel([
        definePlugin({
          ...basics,
          name: 'town',
          schema: 'town',
          tables: [houses],
          types: [House],
          fields: [
            defineFields(House, (t) => ({
              one: t.column('alpha', { type: 'String', label: one }),
              other: t.column('alpha', { type: 'String', label: other }),
              ...derived(t, 'own', ['alpha'], own),
            })),
          ],
        }),
      ]);
      const { label } = model.types.get('House')!.fields.get('ownComputed')!;
      expect(strictness(label)).toEqual(join([own, one, other]));
    }),
    { numRuns: 40 },
  );
});
