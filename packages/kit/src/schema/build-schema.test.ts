import fc from 'fast-check';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
  validateSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { village } from '../fixture/village.ts';
import { buildModel } from '../model/build-model.ts';
import { operators } from '../type/operator.ts';
import { buildSchema } from './build-schema.ts';
import type { Visibility } from './visibility.ts';

const model = buildModel([village]);
const full = buildSchema(model);
const coordinates = [
  ...[...model.types.values()].flatMap((type) => [...type.fields.values()].map((field) => field.coordinate)),
  ...[...model.mutations.values()].map((mutation) => mutation.coordinate),
];

/** A schema that shows these operators, written `House.floors read`. */
const showing = (...granted: readonly string[]): GraphQLSchema => {
  const all = new Set(granted);
  return buildSchema(model, { can: (coordinate, operator) => all.has(`${coordinate} ${operator}`) });
};
const fieldsOf = (schema: GraphQLSchema, type: string) =>
  Object.keys((schema.getType(type) as GraphQLObjectType | undefined)?.getFields() ?? {});
const valuesOf = (schema: GraphQLSchema, type: string) => {
  const found = schema.getType(type);
  return isEnumType(found) ? found.getValues().map((value) => value.name) : undefined;
};
function argumentsOf(schema: GraphQLSchema, name: string) {
  const field = schema.getQueryType()!.getFields()[name];
  return field!.args.map((arg) => arg.name);
}

/** Everything of a schema that can have a description, by coordinate. */
function described(schema: GraphQLSchema): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    found.set(type.name, type.description);
    if (isEnumType(type)) for (const v of type.getValues()) found.set(`${type.name}.${v.name}`, v.description);
    if (isInputObjectType(type))
      for (const f of Object.values(type.getFields())) found.set(`${type.name}.${f.name}`, f.description);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.set(`${type.name}.${field.name}`, field.description);
      for (const arg of field.args) found.set(`${type.name}.${field.name}(${arg.name}:)`, arg.description);
    }
  }
  return found;
}

test('every type, field, argument and enum value is described as 中文 / English in one line', () => {
  const all = described(full);
  expect(all.size).toBeGreaterThan(100);
  const wrong = [...all].filter(([, text]) => !/^[^\n]*\S \/ \S[^\n]*$/.test(String(text)));
  expect(wrong).toEqual([]);
  expect(all.get('House.address')).toBe('地址(全) / Address (in full)');
  expect(all.get('HouseUse')).toBe('用途(GB/T 1) / Use (GB/T 1)');
});

test('the whole schema is valid, sorted, and does not know what is labelled none', () => {
  expect(validateSchema(full)).toEqual([]);
  expect(printSchema(full)).not.toMatch(/owner/i);
  expect(fieldsOf(full, 'House')).toEqual(fieldsOf(full, 'House').toSorted());
  expect(valuesOf(full, 'HouseGroupField')).toEqual(['BUILT_ON', 'FLOORS', 'STREET_CODE', 'TALL', 'USE']);
});

test('a department that was granted nothing has a valid schema that says so', () => {
  const schema = showing();
  expect(validateSchema(schema)).toEqual([]);
  expect(fieldsOf(schema, 'Query')).toEqual(['nothingGranted']);
  expect(schema.getMutationType()).toBeUndefined();
  expect(fieldsOf(full, 'Query')).not.toContain('nothingGranted');
});

test('each operator shows its own part only', () => {
  const read = showing('House.floors read');
  expect(fieldsOf(read, 'House')).toEqual(['floors', 'id']);
  expect(fieldsOf(read, 'Query')).toEqual(['houses']);
  expect(argumentsOf(read, 'houses')).toEqual(['after', 'first']);
  expect(read.getType('Person')).toBeUndefined();

  const match = showing('House.floors read', 'House.floors match');
  expect(argumentsOf(match, 'house')).toEqual(['floors']);
  expect(fieldsOf(match, 'IntMatch')).toEqual(['eq', 'in']);
  expect(match.getType('IntFilter')).toBeUndefined();

  const filter = showing('House.floors read', 'House.floors filter');
  expect(fieldsOf(filter, 'IntFilter')).toEqual(['eq', 'gt', 'gte', 'in', 'isNull', 'lt', 'lte', 'ne']);
  expect(fieldsOf(filter, 'HouseFilter')).toEqual(['and', 'floors', 'not', 'or']);

  const order = showing('House.floors read', 'House.floors order');
  expect(valuesOf(order, 'HouseOrderField')).toEqual(['FLOORS']);

  const search = showing('House.address read', 'House.address search');
  expect(argumentsOf(search, 'houses')).toContain('search');

  const count = showing('House.floors read', 'House.id aggregate', 'House.floors aggregate');
  expect(fieldsOf(count, 'Query')).toEqual(['houseCounts', 'houseCountsAgain', 'houses']);
  expect(valuesOf(count, 'HouseGroupField')).toEqual(['FLOORS']);
});

test('an operator that the field does not declare shows nothing', () => {
  const schema = showing('House.address read', 'House.address order', 'House.address filter', 'House.address match');
  expect(argumentsOf(schema, 'houses')).toEqual(['after', 'first']);
});

test('what leads to a hidden type is hidden: relations, unions, interfaces and mutations', () => {
  const schema = showing('Person.name read', 'Person.house read', 'Person.subject read', 'Mutation.buildHouse read');
  expect(fieldsOf(schema, 'Person')).toEqual(['id', 'name', 'subject']);
  expect(schema.getType('House')).toBeUndefined();
  expect(schema.getType('Placed')).toBeUndefined();
  expect(schema.getMutationType()).toBeUndefined();
  const both = showing('Person.streetCode read', 'Person.house read', 'House.streetCode read');
  expect(fieldsOf(both, 'Person')).toEqual(['house', 'id', 'streetCode']);
  expect(fieldsOf(both, 'Placed')).toEqual(['streetCode']);
});

test('any visibility gives a valid schema whose parts are described and are parts of the whole', () => {
  const whole = described(full);
  const granted = fc.record({
    pairs: fc.uniqueArray(fc.tuple(fc.nat(coordinates.length - 1), fc.nat(operators.length - 1)), { maxLength: 40 }),
    reads: fc.subarray(coordinates),
  });
  fc.assert(
    fc.property(granted, ({ pairs, reads }) => {
      const all = new Set([
        ...pairs.map(([c, o]) => `${coordinates[c]} ${operators[o]}`),
        ...reads.map((coordinate) => `${coordinate} read`),
      ]);
      const visibility: Visibility = {
        // what is labelled none is granted to nobody
        can: (coordinate, operator) => coordinate !== 'House.owner' && all.has(`${coordinate} ${operator}`),
      };
      const schema = buildSchema(model, visibility);
      expect(validateSchema(schema)).toEqual([]);
      for (const [coordinate, text] of described(schema)) {
        expect(text).toMatch(/ \/ /);
        if (!/Match\b|nothingGranted/.test(coordinate)) expect([...whole.keys()]).toContain(coordinate);
      }
    }),
    { numRuns: 150 },
  );
});
