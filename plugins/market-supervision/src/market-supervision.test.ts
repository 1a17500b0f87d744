import { core } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import {
  pluginSchema,
  putCommunity,
  sampleFaults,
  smallCommunity,
  tableFaults,
  testPlatform,
  type TestPlatform,
} from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { marketSupervision } from './market-supervision.ts';

const model = buildModel([core, marketSupervision]);
const own = [...model.types.values()]
  .flatMap((type) => type.fields.values().toArray())
  .filter((field) => field.plugin === marketSupervision.name);
const labelled = (sharing: string) =>
  own.filter(({ label }) => label.sharing === sharing).map(({ coordinate }) => coordinate);
const community = smallCommunity([marketSupervision]);
let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [core, marketSupervision], departments: [] });
});
afterAll(() => platform?.close());

test('what it adds to the graph is the committed schema', async () => {
  await expect(pluginSchema(marketSupervision)).toMatchFileSnapshot('../schema.graphql');
});

test('without it nothing of it is left', () => {
  const without = buildModel([core]);
  const fields = [...without.types.values()].flatMap((type) => type.fields.values().toArray());
  expect(fields.filter((field) => field.plugin === marketSupervision.name)).toEqual([]);
  expect(marketSupervision.types.filter((type) => without.types.has(type.name))).toEqual([]);
  expect(marketSupervision.queries.filter(({ name }) => without.queries.has(name))).toEqual([]);
  expect(marketSupervision.scopes.filter(({ name }) => without.scopes.has(name))).toEqual([]);
});

test('its tables are as declared, with an index for every relation, key and search', async () => {
  expect(await tableFaults(platform.database, marketSupervision)).toEqual([]);
});

test('its sample rows are sound, the same each time, and PostgreSQL takes them', async () => {
  expect(sampleFaults(marketSupervision, community)).toEqual([]);
  expect(smallCommunity([marketSupervision]).tables).toEqual(community.tables);
  await putCommunity(platform.database, community);
});

test('names and phones of people need a grant and can be masked', () => {
  const people = own.filter(({ definition, name }) => definition.kind === 'column' && name.startsWith('complainant'));
  expect(people.map((field) => field.coordinate).toSorted()).toEqual([
    'ConsumerComplaint.complainantName',
    'ConsumerComplaint.complainantPhone',
  ]);
  for (const { label } of people) {
    expect(label.sharing).toBe('conditional');
    expect(label.masks).not.toEqual([]);
  }
});

test('what needs a grant, and what is never shared', () => {
  expect(labelled('none')).toEqual([]);
  expect(labelled('conditional').toSorted()).toMatchInlineSnapshot(`
    [
      "ConsumerComplaint.complainantName",
      "ConsumerComplaint.complainantPhone",
      "ConsumerComplaint.description",
      "LegalEntity.creditRiskClass",
      "MarketInspector.name",
      "RandomInspection.followUp",
    ]
  `);
});
