import { expect, test } from 'vitest';
import { labelsFrom } from '../label/label.ts';
import { definePlugin, type Plugin } from '../plugin/plugin.ts';
import { c } from '../table/column.ts';
import { defineTable } from '../table/table.ts';
import { defineFields } from '../type/field.ts';
import { defineType } from '../type/type.ts';
import { buildModel } from './build-model.ts';

const columns = { street_code: c.text, id: c.int8 } as const;
const placed = { key: ['street_code', 'id'], place: { street: 'street_code' } } as const;
const houses = defineTable('town', 'house', columns, placed);
const notes = defineTable('town', 'note', columns, placed);
const House = defineType(houses, { name: 'House', title: { zh: '房', en: 'House' } });

function withSide(on: { id: 'id'; street_code?: 'street_code' }): Plugin {
  const label = labelsFrom('grid-office', 'none')('号', 'Note', 'unconditional', 'public');
  return definePlugin({
    name: 'town',
    title: { zh: '镇', en: 'Town' },
    version: '1.0.0',
    kit: '^0.1.0',
    schema: 'town',
    tables: [houses, notes],
    types: [House],
    fields: [defineFields(House, { table: notes, on }, (t) => ({ note: t.column('id', { type: 'String', label }) }))],
  });
}

test('a side table is joined within the street, so that its rows are in the scope of its row', () => {
  expect(() => buildModel([withSide({ id: 'id' })])).toThrow(/includes the street/);
  expect(() => buildModel([withSide({ id: 'id', street_code: 'street_code' })])).not.toThrow();
});
