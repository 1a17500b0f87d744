import { buildSchema, type FieldModel, type Model, type Operator } from '@gridweave/kit';
import { type GraphQLInputObjectType, type GraphQLObjectType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { literal, twoValues } from './operands.ts';
import { type Path, Paths, selection } from './paths.ts';

/** One attempt on a field: documents and variables that differ in a value only. */
export interface Attempt {
  readonly how: string;
  readonly operator: Operator;
  readonly asks: readonly { readonly document: string; readonly variables?: Record<string, unknown> }[];
}

function asking(path: Path, args: string): { document: string } {
  return { document: `{ ${selection(path, 'id', args)} }` };
}

/** Every way in which a department may try to get at a field of a graph. */
export class Attempts {
  readonly #model: Model;
  readonly schema: GraphQLSchema;
  readonly paths: Paths;

  constructor(model: Model) {
    this.#model = model;
    this.schema = buildSchema(model);
    this.paths = new Paths(model);
  }

  /** The field as it is selected, with what its arguments require. */
  selected(field: FieldModel, alias = ''): string {
    const { definition, name } = field;
    const type = this.schema.getType(field.type) as GraphQLObjectType;
    const required = type.getFields()[name]?.args.filter((arg) => String(arg.type).endsWith('!')) ?? [];
    const args = required.map((arg) => `${arg.name}: ${literal(twoValues(arg.type)[0], arg.type)}`).join(', ');
    const own = `${alias}${name}${args ? `(${args})` : ''}`;
    if (definition.kind === 'many') return `${own} { totalCount }`;
    return definition.kind === 'one' || definition.kind === 'union' ? `${own} { __typename }` : own;
  }

  /** Every way of selecting a field. */
  selections(field: FieldModel): readonly Attempt[] {
    const type = this.#model.types.get(field.type)!;
    const path = this.paths.shortest.get(type.name)!;
    const plain = this.selected(field);
    const on = (inner: string): string => `{ ${selection(path, inner)} }`;
    const ways: [string, string][] = [
      ['directly', on(plain)],
      ['under an alias', on(this.selected(field, 'other: '))],
      ['under the name of another', on(this.selected(field, 'id: ').replace('id: id', 'id'))],
      ['under __proto__', on(this.selected(field, '__proto__: '))],
      [
        'by a named fragment',
        `${on('...F')} fragment F on ${type.name} { ...G } fragment G on ${type.name} { ${plain} }`,
      ],
      ['by an inline fragment', on(`... on ${type.name} { ... { ${plain} } }`)],
      ['by edges', `{ ${selection(this.paths.listsOf.get(type.name) ?? path, plain, '', 'edges')} }`],
      ['beside a fragment that is left out', on(`... @include(if: true) { ${plain} } ... @skip(if: true) { id }`)],
    ];
    for (const ref of type.ref.interfaces) {
      const shared = (this.schema.getType(ref.name) as { getFields?: () => object } | undefined)?.getFields?.() ?? {};
      ways.push([
        `on the interface ${ref.name}`,
        on(`... on ${ref.name} { ${field.name in shared ? plain : `... on ${type.name} { ${plain} }`} }`),
      ]);
    }
    for (const related of this.paths.relatedPaths(type.name, 3))
      ways.push([`through ${related.at(-1)!.name}`, `{ ${selection(related, plain)} }`]);
    for (const [owner, { fields }] of this.#model.types)
      for (const { definition, name } of fields.values())
        if (definition.kind === 'union' && definition.union.members.some((member) => member.name === type.name))
          ways.push([
            `in the union ${definition.union.name}`,
            `{ ${selection(this.paths.shortest.get(owner)!, `${name} { ... on ${type.name} { ${plain} } }`)} }`,
          ]);
    for (const [name, { definition }] of this.#model.queries)
      if (definition.kind === 'key' && definition.type.name === type.name)
        ways.push(['by a key', `{ ${name}(id: "1") { ${plain} } }`]);
    return ways.map(([how, document]) => ({ how: `read ${how}`, operator: 'read', asks: [{ document }] }));
  }

  /** Every way of using a field without selecting it. */
  uses(field: FieldModel): readonly Attempt[] {
    return [...this.#filters(field), ...this.#orders(field), ...this.#groups(field), ...this.#keys(field)];
  }

  #filters(field: FieldModel): readonly Attempt[] {
    const input = this.#inputOf(`${field.type}Filter`)?.getFields()[field.name]?.type;
    if (!input || !isInputObjectType(input) || !this.paths.listsOf.has(field.type)) return [];
    if (field.definition.kind === 'one' || field.definition.kind === 'many') return this.#relationFilters(field);
    const comparisons = Object.values(input.getFields());
    return comparisons.flatMap((comparison) => {
      const operator: Operator = comparison.name === 'eq' || comparison.name === 'in' ? 'match' : 'filter';
      const values = twoValues(comparison.type);
      const filter = (value: unknown): object => ({ [field.name]: { [comparison.name]: value } });
      const text = (value: unknown): string =>
        `{${field.name}: {${comparison.name}: ${literal(value, comparison.type)}}}`;
      const plain = {
        how: comparison.name,
        operator,
        asks: values.map((value) => asking(this.paths.listsOf.get(field.type)!, `where: ${text(value)}`)),
      };
      // the others stand in the same places
      if (comparison !== comparisons[0] && comparison !== comparisons.at(-1)) return [plain];
      const nested: [string, (value: unknown) => string][] = [
        [' in and', (value) => `{and: [{}, {or: [${text(value)}]}]}`],
        [' in or and not', (value) => `{or: {not: {not: ${text(value)}}}}`],
      ];
      return [
        plain,
        ...nested.map(([where, write]) => ({
          how: `${comparison.name}${where}`,
          operator,
          asks: [asking(this.paths.listsOf.get(field.type)!, `where: ${write(values[0])}`)],
        })),
        {
          how: `${comparison.name} in a variable`,
          operator,
          asks: values.map((value) => ({
            document: `query ($w: ${field.type}Filter) { ${selection(this.paths.listsOf.get(field.type)!, 'id', 'where: $w')} }`,
            variables: { w: { not: filter(value) } },
          })),
        },
        {
          how: `${comparison.name} of a variable`,
          operator,
          asks: values.map((value) => ({
            document: `query ($v: ${String(comparison.type)}) { ${selection(
              this.paths.listsOf.get(field.type)!,
              'id',
              `where: {${field.name}: {${comparison.name}: $v}}`,
            )} }`,
            variables: { v: value },
          })),
        },
        ...this.#throughRelations(field.type).flatMap(({ path, open, close }) => ({
          how: `${comparison.name} through ${open}`,
          operator,
          asks: [asking(path, `where: ${open}${text(values[0])}${close}`)],
        })),
      ];
    });
  }

  #relationFilters(field: FieldModel): readonly Attempt[] {
    const many = field.definition.kind === 'many';
    const inner = many ? ['{some: {}}', '{none: {}}'] : ['{}', '{not: {}}'];
    return inner.map((filter) => ({
      how: `whether it is there: ${filter}`,
      operator: 'read',
      asks: [asking(this.paths.listsOf.get(field.type)!, `where: {${field.name}: ${filter}}`)],
    }));
  }

  /** Relations of listed types that lead to the type, as the beginning and end of a filter. */
  #throughRelations(type: string): readonly { path: Path; open: string; close: string }[] {
    return [...this.paths.listsOf]
      .flatMap(([owner, path]) =>
        this.paths
          .relationsOf(owner)
          .filter((step) => step.target === type && step.name in (this.#inputOf(`${owner}Filter`)?.getFields() ?? {}))
          .flatMap(({ name, kind }) =>
            kind === 'one'
              ? [{ path, open: `{${name}: `, close: '}' }]
              : [
                  { path, open: `{${name}: {some: `, close: '}}' },
                  { path, open: `{not: {${name}: {none: `, close: '}}}' },
                ],
          ),
      )
      .slice(0, 2);
  }

  #orders(field: FieldModel): readonly Attempt[] {
    const path = this.paths.listsOf.get(field.type);
    const name = this.#nameIn(`${field.type}OrderField`, field);
    if (!path || name === undefined) return [];
    const inVariable = `query ($o: [${field.type}Order!]) { ${selection(path, 'id', 'orderBy: $o')} }`;
    const fieldOnly = `query ($f: ${field.type}OrderField!) { ${selection(path, 'id', 'orderBy: {field: $f}')} }`;
    return [
      ['order', asking(path, `orderBy: [{field: ${name}}]`)] as const,
      ['order behind another', asking(path, `orderBy: [{field: ${name}, direction: DESC}, {field: ${name}}]`)] as const,
      [
        'order in a variable',
        { document: inVariable, variables: { o: [{ field: name, direction: 'DESC' }] } },
      ] as const,
      ['order by a variable', { document: fieldOnly, variables: { f: name } }] as const,
    ].map(([how, ask]) => ({ how, operator: 'order', asks: [ask] }));
  }

  #groups(field: FieldModel): readonly Attempt[] {
    const counts = [...this.#model.queries].filter(
      ([, { definition }]) => definition.kind === 'count' && definition.type.name === field.type,
    );
    const group = this.#nameIn(`${field.type}GroupField`, field);
    return counts.flatMap(([name]): Attempt[] => [
      ...(group === undefined
        ? []
        : [
            {
              how: 'group',
              operator: 'aggregate' as const,
              asks: [{ document: `{ ${name}(by: STREET, group: ${group}) { value count } }` }],
            },
            {
              how: 'group by a variable',
              operator: 'aggregate' as const,
              asks: [
                {
                  document: `query ($g: ${field.type}GroupField) { ${name}(by: STREET, group: $g) { value count } }`,
                  variables: { g: group },
                },
              ],
            },
          ]),
      ...this.#filters(field)
        .filter(({ how }) => how === 'eq' || how === 'isNull')
        .map(({ how, operator, asks }) => ({
          how: `${how} of what is counted`,
          operator,
          asks: asks.map(({ document }) => {
            const where = /\((where: .*)\) \{ nodes/s.exec(document)![1]!;
            return { document: `{ ${name}(by: CITY, ${where}) { count } }` };
          }),
        })),
    ]);
  }

  #keys(field: FieldModel): readonly Attempt[] {
    return [...this.#model.queries].flatMap(([name, { definition }]): Attempt[] => {
      if (definition.kind !== 'key' || definition.type.name !== field.type || !definition.keys.includes(field.name))
        return [];
      const query = this.schema.getQueryType()!.getFields()[name]!;
      const { type } = query.args.find((arg) => arg.name === field.name)!;
      const values = twoValues(type);
      return [
        {
          how: 'key',
          operator: 'match',
          asks: values.map((value) => ({ document: `{ ${name}(${field.name}: ${literal(value, type)}) { id } }` })),
        },
        {
          how: 'key in a variable',
          operator: 'match',
          asks: values.map((value) => ({
            document: `query ($k: ${String(type)}) { ${name}(${field.name}: $k) { id } }`,
            variables: { k: value },
          })),
        },
      ];
    });
  }

  #inputOf(name: string): GraphQLInputObjectType | undefined {
    return this.schema.getType(name) as GraphQLInputObjectType | undefined;
  }

  #nameIn(enumName: string, field: FieldModel): string | undefined {
    const type = this.schema.getType(enumName) as
      | { getValues?: () => readonly { name: string; value: unknown }[] }
      | undefined;
    return type?.getValues?.().find(({ value }) => value === field.name)?.name;
  }
}
