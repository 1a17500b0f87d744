import { afterAll, beforeAll, expect, test } from 'vitest';
import { openYard, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

test('a key that names rows in several streets gives the first, and what belongs to it', async () => {
  const { data } = await yard.ask('{ thing(label: "ab") { id owner { name things { nodes { id } } } } }');
  expect(data.thing).toEqual({ id: '1', owner: { name: 'one', things: { nodes: [{ id: '1' }] } } });
});

test('groups are named by their code table, beside a resolver as well', async () => {
  const counts = '{ thingCounts(by: DISTRICT, group: GRADE) { areaCode value count } ';
  const expected = [
    { areaCode: '440304', value: null, count: 1 },
    { areaCode: '440304', value: 'GOOD', count: 1 },
    { areaCode: '440305', value: 'BAD', count: 1 },
  ];
  expect((await yard.ask(`${counts}}`)).data.thingCounts).toEqual(expected);
  expect((await yard.ask(`${counts} thing(id: "1") { echo } }`)).data.thingCounts).toEqual(expected);
});
