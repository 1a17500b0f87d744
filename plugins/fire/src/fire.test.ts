import { core } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import { testPlugin } from '@gridweave/testing';
import { expect, test } from 'vitest';
import { fire } from './fire.ts';

testPlugin(fire);

const model = buildModel([core, fire]);
const own = [...model.types.values()]
  .flatMap((type) => type.fields.values().toArray())
  .filter((field) => field.plugin === fire.name);
const labelled = (sharing: string) =>
  own.filter(({ label }) => label.sharing === sharing).map(({ coordinate }) => coordinate);

test('names and phones of people need a grant and can be masked', () => {
  const people = own.filter(
    ({ definition, name }) =>
      definition.kind === 'column' && /^(keeper|foundBy|rectifiedBy|recheckedBy|fireSafetyManager)/.test(name),
  );
  expect(people.map((field) => field.coordinate).toSorted()).toEqual([
    'FireHazard.foundBy',
    'FireHazard.recheckedBy',
    'FireHazard.rectifiedBy',
    'LegalEntity.fireSafetyManager',
    'LegalEntity.fireSafetyManagerPhone',
    'SmallPlace.keeperName',
    'SmallPlace.keeperPhone',
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
      "FireHazard.description",
      "FireHazard.foundBy",
      "FireHazard.recheckedBy",
      "FireHazard.rectification",
      "FireHazard.rectifiedBy",
      "House.fireThreeInOneResidents",
      "LegalEntity.fireSafetyManager",
      "LegalEntity.fireSafetyManagerPhone",
      "SmallPlace.keeperName",
      "SmallPlace.keeperPhone",
    ]
  `);
});
