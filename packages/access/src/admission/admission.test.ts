import { buildSchema, operators } from '@gridweave/kit';
import { getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { grant, policyOf, withDefaults } from '../fixture/facts.ts';
import { townModel } from '../fixture/town.ts';
import { admit } from './admit.ts';
import { collectUses } from './collect-uses.ts';
import { refusal } from './refusal.ts';
import type { Use } from './use.ts';

const schema = buildSchema(townModel);

function usesOf(source: string, given: Record<string, unknown> = {}): readonly Use[] {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  expect(errors).toBeUndefined();
  return collectUses(townModel, schema, document, undefined, coerced!);
}

const text = (use: Use): string =>
  `${use.coordinate} ${use.operator} ${use.path}${use.inVariable === null ? '' : ` $${use.inVariable}`}`;
const texts = (source: string, given?: Record<string, unknown>): readonly string[] =>
  usesOf(source, given).map(text).sort();

describe('what a selection uses', () => {
  test('fields by response path, with aliases, through pages and edges', () => {
    expect(
      texts(
        '{ all: houses { nodes { code: houseCode __typename } edges { e: node { rent } } totalCount pageInfo { endCursor } } }',
      ),
    ).toEqual([
      'House.houseCode read all.nodes.code',
      'House.id read all',
      'House.id read all.edges.e',
      'House.id read all.nodes',
      'House.rent read all.edges.e.rent',
    ]);
  });

  test('a page that only counts is a read of the list', () => {
    expect(texts('{ persons { totalCount } }')).toEqual(['Person.id read persons']);
  });

  test('relations, and the rows behind them even when nothing of them is selected', () => {
    expect(texts('{ houses { nodes { residents { nodes { __typename } } } } }')).toEqual([
      'House.id read houses',
      'House.id read houses.nodes',
      'House.residents read houses.nodes.residents',
      'Person.id read houses.nodes.residents',
      'Person.id read houses.nodes.residents.nodes',
    ]);
    expect(texts('{ person(id: "1") { house { __typename } } }')).toEqual([
      'House.id read person.house',
      'Person.house read person.house',
      'Person.id match person(id)',
      'Person.id read person',
    ]);
  });

  test('named and inline fragments, on interfaces and unions for each concrete type', () => {
    const source = `
      { persons { nodes { subject { ...Placed ... on House { rent } ... on Person { ...Named } } ...Placed } } }
      fragment Placed on PlaceBound { streetCode }
      fragment Named on Person { name }`;
    expect(texts(source)).toEqual([
      'House.rent read persons.nodes.subject.rent',
      'House.streetCode read persons.nodes.subject.streetCode',
      'Person.id read persons',
      'Person.id read persons.nodes',
      'Person.name read persons.nodes.subject.name',
      'Person.streetCode read persons.nodes.streetCode',
      'Person.streetCode read persons.nodes.subject.streetCode',
      'Person.subject read persons.nodes.subject',
    ]);
  });

  test('a fragment that cannot apply uses nothing', () => {
    expect(texts('{ houses { nodes { ... on PlaceBound { ... on Person { name } streetCode } } } }')).toEqual([
      'House.id read houses',
      'House.id read houses.nodes',
      'House.streetCode read houses.nodes.streetCode',
    ]);
  });

  test('skipped and not included fields are left out only where it is certain', () => {
    const source = `query ($no: Boolean!, $yes: Boolean!) { houses {
      nodes { a: rent @include(if: $no) b: rent @skip(if: $yes) c: rent @include(if: $yes) @skip(if: $no) d: rent @include(if: false)
        ... @skip(if: true) { address } ...More @include(if: $no) } } }
      fragment More on House { address }`;
    expect(
      texts(source, { no: false, yes: true }).filter((use) => use.includes('House.rent') || use.includes('address')),
    ).toEqual(['House.rent read houses.nodes.c']);
  });

  test('introspection uses nothing, mutations and resolved fields their coordinates', () => {
    expect(texts('{ __schema { queryType { name } } __typename }')).toEqual([]);
    expect(texts('mutation { recordHouse(address: "x") { weather } }')).toEqual([
      'House.id read recordHouse',
      'House.weather read recordHouse.weather',
      'Mutation.recordHouse read recordHouse',
    ]);
  });
});

const inWhere = (where: string): readonly string[] =>
  texts(`{ houses(where: ${where}) { totalCount } }`).filter((use) => use !== 'House.id read houses');

describe('what arguments use', () => {
  test('exact comparisons match, the others filter', () => {
    expect(inWhere('{ houseCode: { eq: "a", in: ["b"], ne: "c", startsWith: "d" } rent: { isNull: true } }')).toEqual([
      'House.houseCode filter houses(where.houseCode.ne)',
      'House.houseCode filter houses(where.houseCode.startsWith)',
      'House.houseCode match houses(where.houseCode.eq)',
      'House.houseCode match houses(where.houseCode.in)',
      'House.rent filter houses(where.rent.isNull)',
    ]);
  });

  test('a field that is named and not compared is used as well', () => {
    expect(inWhere('{ rent: {} }')).toEqual(['House.rent match houses(where.rent)']);
    expect(inWhere('{ rent: null }')).toEqual(['House.rent match houses(where.rent)']);
  });

  test('conditions in and, or, not, in lists and alone', () => {
    expect(
      inWhere('{ and: { rent: { gt: 1 } } or: [{ not: { area: { lt: 2 } } }, { or: [{ address: { eq: "x" } }] }] }'),
    ).toEqual([
      'House.address match houses(where.or[1].or[0].address.eq)',
      'House.area filter houses(where.or[0].not.area.lt)',
      'House.rent filter houses(where.and[0].rent.gt)',
    ]);
  });

  test('conditions on related rows read the relation and the rows', () => {
    expect(
      inWhere('{ residents: { some: { idNumber: { startsWith: "44" } } none: { house: { rent: { gt: 3 } } } } }'),
    ).toEqual([
      'House.id read houses(where.residents.none.house)',
      'House.rent filter houses(where.residents.none.house.rent.gt)',
      'House.residents read houses(where.residents)',
      'Person.house read houses(where.residents.none.house)',
      'Person.id read houses(where.residents)',
      'Person.idNumber filter houses(where.residents.some.idNumber.startsWith)',
    ]);
  });

  test('variables, as a whole and inside of literals', () => {
    const where = { or: [{ rent: { gt: 1 } }], residents: { some: { name: { eq: 'x' } } } };
    expect(texts('query ($w: HouseFilter) { houses(where: $w) { totalCount } }', { w: where })).toEqual([
      'House.id read houses',
      'House.rent filter houses(where.or[0].rent.gt) $w',
      'House.residents read houses(where.residents) $w',
      'Person.id read houses(where.residents) $w',
      'Person.name match houses(where.residents.some.name.eq) $w',
    ]);
    expect(
      texts('query ($v: Int, $n: [HouseFilter!]) { houses(where: { rent: { gt: $v }, or: $n }) { totalCount } }', {
        n: { area: { lt: 1 } },
      }),
    ).toEqual([
      'House.area filter houses(where.or[0].area.lt) $n',
      'House.id read houses',
      'House.rent filter houses(where.rent.gt) $v',
    ]);
    expect(texts('query ($w: HouseFilter = { rent: { gt: 1 } }) { houses(where: $w) { totalCount } }')).toContain(
      'House.rent filter houses(where.rent.gt) $w',
    );
  });

  test('orders, written and in variables', () => {
    expect(
      texts('{ houses(orderBy: [{ field: RENT }, { field: HOUSE_CODE, direction: DESC }]) { totalCount } }'),
    ).toEqual([
      'House.houseCode order houses(orderBy[1].field)',
      'House.id read houses',
      'House.rent order houses(orderBy[0].field)',
    ]);
    expect(
      texts(
        'query ($o: [HouseOrder!], $f: HouseOrderField!) { a: houses(orderBy: $o) { totalCount } b: houses(orderBy: { field: $f }) { totalCount } }',
        { o: [{ field: 'RENT' }], f: 'AREA' },
      ),
    ).toEqual([
      'House.area order b(orderBy[0].field) $f',
      'House.id read a',
      'House.id read b',
      'House.rent order a(orderBy[0].field) $o',
    ]);
  });

  test('a search of every searchable field', () => {
    expect(texts('{ persons(search: "张三") { totalCount } }')).toEqual([
      'Person.id read persons',
      'Person.idNumber search persons(search)',
      'Person.name search persons(search)',
      'Person.streetCode search persons(search)',
    ]);
    expect(texts('query ($s: String) { persons(search: $s) { totalCount } }')).toEqual(['Person.id read persons']);
  });

  test('keys of one row, also of relations with arguments', () => {
    expect(
      texts(
        'query ($n: String) { person(idNumber: $n) { house { residents(where: { name: { ne: "x" } }) { totalCount } } } }',
      ),
    ).toEqual([
      'House.id read person.house',
      'House.residents read person.house.residents',
      'Person.house read person.house',
      'Person.id read person',
      'Person.id read person.house.residents',
      'Person.idNumber match person(idNumber) $n',
      'Person.name filter person.house.residents(where.name.ne)',
    ]);
  });

  test('counts, groups and their conditions', () => {
    expect(
      texts(
        'query ($g: PersonGroupField) { a: personCounts(by: STREET, group: SEX, where: { name: { eq: "x" } }) { count } b: personCounts(by: CITY, group: $g) { count } }',
        { g: 'NAME' },
      ),
    ).toEqual([
      'Person.id aggregate a',
      'Person.id aggregate b',
      'Person.name aggregate b(group) $g',
      'Person.name match a(where.name.eq)',
      'Person.sex aggregate a(group)',
    ]);
  });
});

test('fragments spread over and over stay one walk, and too many uses are refused', () => {
  const bomb = Array.from({ length: 40 }, (_, i) => `fragment F${i} on House { ...F${i + 1} ...F${i + 1} }`).join(' ');
  expect(usesOf(`{ houses { nodes { ...F0 } } } ${bomb} fragment F40 on House { rent }`)).toHaveLength(3);
  const deep = (n: number): string =>
    n === 0 ? 'rent' : `residents { a: nodes { house { ${deep(n - 1)} } } b: nodes { house { ${deep(n - 1)} } } }`;
  expect(() => usesOf(`{ houses { nodes { ${deep(13)} } } }`)).toThrow(/20000/);
});

test('an operation that is not there is a bad request', () => {
  expect(() => collectUses(townModel, schema, parse('query A { houses { totalCount } }'), 'B', {})).toThrow(
    expect.objectContaining({ code: 'BAD_REQUEST' }),
  );
});

describe('admission', () => {
  const policy = policyOf(
    [
      grant(['House.rent'], { operators: ['read', 'filter'], areas: ['440304'] }),
      grant(['House.residents', 'Person.house']),
      grant(['Person.name'], { access: 'masked', mask: 'keep(1,0)', operators: ['read', 'match'] }),
      grant(['Person.sex'], { operators: ['aggregate'] }),
    ],
    { defaults: withDefaults },
  );
  const denied = (source: string): readonly string[] =>
    admit(usesOf(source), policy).denied.map((use) => `${use.coordinate} ${use.operator}`);

  test('allows what was granted', () => {
    expect(
      denied(
        '{ houses(where: { rent: { eq: 1, gt: 3 }, houseCode: { startsWith: "a" } }) { nodes { id rent residents { nodes { name house { area } } } } } }',
      ),
    ).toEqual([]);
    expect(
      denied(
        '{ house(houseCode: "x") { id } persons(where: { name: { eq: "x" } }) { totalCount } personCounts(by: CITY, group: SEX) { count } }',
      ),
    ).toEqual([]);
    expect(denied('{ persons(search: "440") { totalCount } }')).toEqual([]);
  });

  test('names every use that was not', () => {
    expect(
      denied('{ houses(orderBy: { field: RENT }) { nodes { address residents { nodes { idNumber sex } } } } }'),
    ).toEqual(['House.rent order', 'House.address read', 'Person.idNumber read', 'Person.sex read']);
    expect(
      denied('{ persons(where: { name: { startsWith: "x" }, birthDate: { gt: "2000-01-01" } }) { totalCount } }'),
    ).toEqual(['Person.name filter', 'Person.birthDate filter']);
    expect(denied('{ person(idNumber: "x") { id } }')).toEqual(['Person.idNumber match']);
    expect(denied('mutation { recordHouse(address: "x") { id } }')).toEqual(['Mutation.recordHouse read']);
    expect(denied('{ notices { totalCount } }')).toEqual([]);
  });

  test('a search without any searchable field is refused', () => {
    const bare = policyOf([grant(['Person.sex'])]);
    expect(admit(usesOf('{ persons(search: "ab") { totalCount } }'), bare).denied.map((use) => use.operator)).toEqual([
      'search',
      'search',
      'search',
    ]);
  });

  test('nothing of a type is granted: neither rows nor their number', () => {
    const none = policyOf([]);
    expect(
      admit(usesOf('{ persons { totalCount } houseCounts(by: CITY) { count } }'), none).denied.map(
        (use) => `${use.coordinate} ${use.operator}`,
      ),
    ).toEqual(['Person.id read', 'House.id aggregate']);
  });

  test('lists masked and partial fields', () => {
    expect(admit(usesOf('{ houses { nodes { rent area residents { nodes { name } } } } }'), policy)).toMatchObject({
      denied: [],
      masked: ['Person.name'],
      partial: ['House.rent'],
    });
  });

  test('a policy with all operators of all fields admits every operation', () => {
    const fields = [...townModel.types.values()].flatMap((type) =>
      Array.from(type.fields.values(), (field) => field.coordinate),
    );
    const all = policyOf([grant([...fields, 'Mutation.recordHouse'], { operators: [...operators] })]);
    for (const source of [
      '{ houses(search: "x", orderBy: { field: RENT }, where: { residents: { some: { birthDate: { lt: "2000-01-01" } } } }) { nodes { weather doubled } } }',
      '{ personCounts(by: CITY, group: NAME) { count } person(idNumber: "1") { subject { ... on PlaceBound { streetCode } } } }',
      'mutation { recordHouse(address: "x") { id } }',
    ])
      expect(admit(usesOf(source), all).denied).toEqual([]);
  });
});

describe('the refusal', () => {
  const error = refusal(
    admit(
      usesOf('{ houses(orderBy: { field: RENT }) { nodes { rent r: rent } } persons { totalCount } }'),
      policyOf([]),
    ).denied,
  );

  test('names each coordinate and operator once, with titles and how to ask', () => {
    expect(error.code).toBe('FIELD_NOT_GRANTED');
    expect(error.details).toEqual({
      denied: [
        { coordinate: 'House.rent', operator: 'order', title: '租金 / Rent' },
        { coordinate: 'House.rent', operator: 'read', title: '租金 / Rent' },
        { coordinate: 'Person.id', operator: 'read', title: '标识 / Identifier' },
      ],
    });
    expect(error.message).toMatch(/House\.rent\(租金,排序\).*共享目录.* \/ .*House\.rent \(order\).*request them/);
  });
});
