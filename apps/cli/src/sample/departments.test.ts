import { config } from '@gridweave/app-server';
import { buildModel } from '@gridweave/kit';
import { sampleDepartments } from '@gridweave/sample';
import { expect, test } from 'vitest';

test('every field, scope and mutation that the sample departments name is there with all plugins', () => {
  const model = buildModel(config.plugins);
  const named = sampleDepartments(model).flatMap(({ grants }) =>
    grants.flatMap(({ fields, scopes = [] }) => fields.map((field) => ({ field, scopes }))),
  );
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(({ field, scopes }) => {
    const [typeName, name] = field.split('.') as [string, string];
    if (typeName === 'Mutation') return !model.mutations.has(name);
    const type = model.types.get(typeName);
    return !type || !scopes.every((scope) => type.scopes.has(scope)) || (name !== '*' && !type.fields.has(name));
  });
  expect(missing).toEqual([]);
});
