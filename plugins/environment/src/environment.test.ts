import { core } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import { testPlugin } from '@gridweave/testing';
import { expect, test } from 'vitest';
import { environment } from './environment.ts';

testPlugin(environment);

const model = buildModel([core, environment]);
const own = [...model.types.values()]
  .flatMap((type) => type.fields.values().toArray())
  .filter((field) => field.plugin === environment.name);
const labelled = (sharing: string) =>
  own.filter(({ label }) => label.sharing === sharing).map(({ coordinate }) => coordinate);

test('names and phones of people need a grant and can be masked', () => {
  const people = own.filter(
    ({ definition, name }) => definition.kind === 'column' && /^(environmentChief|complainant)/.test(name),
  );
  expect(people.map((field) => field.coordinate).toSorted()).toEqual([
    'PollutionComplaint.complainantName',
    'PollutionComplaint.complainantPhone',
    'ProfessionalGrid.environmentChief',
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
      "LegalEntity.environmentalCredit",
      "PollutionComplaint.complainantName",
      "PollutionComplaint.complainantPhone",
      "PollutionComplaint.description",
      "ProfessionalGrid.environmentChief",
    ]
  `);
});
