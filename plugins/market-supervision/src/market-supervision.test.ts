import { core } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import { testPlugin } from '@gridweave/testing';
import { expect, test } from 'vitest';
import { marketSupervision } from './market-supervision.ts';

testPlugin(marketSupervision);

const model = buildModel([core, marketSupervision]);
const own = [...model.types.values()]
  .flatMap((type) => type.fields.values().toArray())
  .filter((field) => field.plugin === marketSupervision.name);
const labelled = (sharing: string) =>
  own.filter(({ label }) => label.sharing === sharing).map(({ coordinate }) => coordinate);

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
