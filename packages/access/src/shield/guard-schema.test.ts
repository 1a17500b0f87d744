import { buildSchema, type Model, operators } from '@gridweave/kit';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { admit } from '../admission/admit.ts';
import { collectUses } from '../admission/collect-uses.ts';
import { denial, grant, policyOf, withDefaults } from '../fixture/facts.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import { visibilityOf } from '../visibility/visibility-of.ts';
import { guardSchema } from './guard-schema.ts';

const schema = buildSchema(townModel);
const guarded = guardSchema(schema, townModel);
const everyField = [...townModel.types.values()].flatMap((type) =>
  Array.from(type.fields.values(), (field) => field.coordinate),
);

const policies: Readonly<Record<string, Policy>> = {
  nothing: policyOf([]),
  defaults: policyOf([], { defaults: withDefaults }),
  everything: policyOf([grant([...everyField, 'Mutation.recordHouse'], { operators: [...operators] })]),
  'reading only': policyOf([grant([...everyField, 'Mutation.recordHouse'])]),
  'matching only': policyOf([grant(everyField, { operators: ['match'] })]),
  'counting only': policyOf([grant(everyField, { operators: ['aggregate'] })]),
  'mutation without rows': policyOf([grant(['Mutation.recordHouse'])]),
  'masked persons': policyOf([
    grant(['Person.name', 'Person.idNumber'], { access: 'masked', mask: 'exists', operators: ['read', 'match'] }),
  ]),
  'weather only': policyOf([grant(['House.weather'])]),
  'defaults without houses': policyOf([], {
    defaults: withDefaults,
    denials: [denial(['House.id'])],
  }),
};

/** An operation for each root field, mutation and resolved field, with and without what they take. */
const operations: Readonly<Record<string, string>> = {
  'Query.house by id': '{ house(id: "1") { __typename } }',
  'Query.house by code': '{ house(houseCode: "1") { __typename } }',
  'Query.houses': '{ houses { totalCount } }',
  'Query.houses with search': '{ houses(search: "ab") { totalCount } }',
  'Query.houseCounts': '{ houseCounts(by: CITY) { count } }',
  'Query.houseCounts by rent': '{ houseCounts(by: CITY, group: RENT) { count } }',
  'Query.person by id': '{ person(id: "1") { __typename } }',
  'Query.person by number': '{ person(idNumber: "1") { __typename } }',
  'Query.persons': '{ persons { totalCount } }',
  'Query.persons with search': '{ persons(search: "ab") { totalCount } }',
  'Query.personCounts': '{ personCounts(by: CITY) { count } }',
  'Query.personCounts by sex': '{ personCounts(by: CITY, group: SEX) { count } }',
  'Query.notices': '{ notices { totalCount } }',
  'Query.changes': '{ changes(types: [HOUSE]) { cursor } }',
  'Query.changes of two types': '{ changes(types: [HOUSE, PERSON]) { cursor } }',
  'Query.changes by selection': '{ changes { changes { record { ... on House { id } } } } }',
  'Subscription.changes': 'subscription { changes(types: [HOUSE]) { id } }',
  'Subscription.changes by area': 'subscription { changes(types: [HOUSE], areas: ["440306001"]) { id } }',
  'Mutation.recordHouse': 'mutation { recordHouse(address: "x") { __typename } }',
  'House.weather': '{ house(id: "1") { weather } }',
};

const row = { __typename: 'House', weather: () => 'fine' };
const root = {
  house: row,
  person: { __typename: 'Person' },
  a: { totalCount: 1 },
  b: { totalCount: 1 },
  houses: { totalCount: 1 },
  persons: { totalCount: 1 },
  notices: { totalCount: 1 },
  houseCounts: [],
  personCounts: [],
  changes: { id: '1', cursor: 'x', hasMore: false, changes: [] },
  recordHouse: () => row,
};

async function shieldDenies(source: string, policy: Policy | undefined, on: GraphQLSchema = guarded): Promise<boolean> {
  const { errors } = await execute({ schema: on, document: parse(source), rootValue: root, contextValue: { policy } });
  expect((errors ?? []).map((error) => error.extensions['code'])).toEqual(errors ? ['FIELD_NOT_GRANTED'] : []);
  return errors !== undefined;
}

function admissionDenies(source: string, policy: Policy): boolean {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return admit(collectUses(townModel, schema, document, undefined, {}), policy).denied.length > 0;
}

describe('shield and admission agree', () => {
  test.each(Object.entries(operations))('on %s', async (_name, source) => {
    const outcomes = new Set<boolean>();
    for (const policy of Object.values(policies)) {
      const denied = await shieldDenies(source, policy);
      expect(denied).toBe(admissionDenies(source, policy));
      outcomes.add(denied);
    }
    expect(outcomes).toEqual(new Set([true, false]));
  });

  test('and every root field, mutation and resolved field is among them', () => {
    const resolved = [...townModel.types.values()].flatMap((type) =>
      [...type.fields.values()].filter((f) => f.definition.kind === 'resolved').map((f) => f.coordinate),
    );
    const expected = [
      ...Object.keys(schema.getQueryType()!.getFields()).map((name) => `Query.${name}`),
      ...Object.keys(schema.getSubscriptionType()!.getFields()).map((name) => `Subscription.${name}`),
      ...Object.keys(schema.getMutationType()!.getFields()).map((name) => `Mutation.${name}`),
      ...resolved,
    ];
    expect(new Set(Object.keys(operations).map((name) => name.split(' ')[0]))).toEqual(new Set(expected));
  });
});

test('without a policy everything is denied', async () => {
  for (const source of Object.values(operations)) expect(await shieldDenies(source, undefined)).toBe(true);
});

test('a root field that no plugin declared is denied', async () => {
  const without: Model = {
    ...townModel,
    queries: new Map([...townModel.queries].filter(([name]) => name !== 'notices')),
  };
  expect(await shieldDenies('{ notices { totalCount } }', policies['everything'], guardSchema(schema, without))).toBe(
    true,
  );
});

test('errors of resolvers come through, and the schema that was given is left as it is', async () => {
  const failing = {
    recordHouse: () => {
      throw new Error('own');
    },
  };
  const ask = { document: parse('mutation { recordHouse(address: "x") { id } }'), rootValue: failing };
  const { errors } = await execute({ schema: guarded, ...ask, contextValue: { policy: policies['everything'] } });
  expect(errors?.[0]?.message).toBe('own');
  expect(await shieldDenies('{ houses { totalCount } }', policies['nothing'], schema)).toBe(false);
});

test('a rule is asked each time, so a change of the policy holds at once', async () => {
  const context: { policy: Policy | undefined } = { policy: policies['everything'] };
  const document = parse('{ a: houses { totalCount } b: houses { totalCount } }');
  const ask = () => execute({ schema: guarded, document, rootValue: root, contextValue: context });
  expect((await ask()).errors).toBeUndefined();
  context.policy = policies['nothing'];
  expect((await ask()).errors).toHaveLength(1);
});

const of = (policy: Policy) => buildSchema(townModel, visibilityOf(policy, townModel));

describe('the schema of a department', () => {
  test('shows what it was granted and nothing else', () => {
    const own = of(
      policyOf([
        grant(['House.rent'], { operators: ['read', 'filter'] }),
        grant(['Person.idNumber'], { operators: ['read', 'match'], access: 'masked', mask: 'hash' }),
      ]),
    );
    expect(Object.keys((own.getType('House') as any).getFields())).toEqual(['id', 'rent']);
    expect(Object.keys((own.getType('HouseFilter') as any).getFields()).sort()).toEqual([
      'and',
      'id',
      'not',
      'or',
      'rent',
    ]);
    expect(Object.keys(own.getQueryType()!.getFields()).sort()).toEqual(['house', 'houses', 'person', 'persons']);
    const { person } = own.getQueryType()!.getFields();
    expect(person!.args.map((arg) => arg.name)).toEqual(['id', 'idNumber']);
    expect(own.getType('HouseOrderField')).toBeUndefined();
    expect(own.getMutationType()).toBeUndefined();
    expect(own.getType('Notice')).toBeUndefined();
  });

  test('shows everything to one who has everything, but for what is not shared', () => {
    const own = of(policies['everything']!);
    expect(Object.keys(own.getTypeMap()).sort()).toEqual(Object.keys(schema.getTypeMap()).sort());
    expect((own.getType('House') as any).getFields().note).toBeUndefined();
    expect(Object.keys(own.getMutationType()!.getFields())).toEqual(['recordHouse']);
  });
});
