import { type FieldNode, type GraphQLSchema } from 'graphql';
import { type Comparison, type KeyQuery, matchComparisons, type Model, type TypeModel } from '@gridweave/kit';
import { enumOf, fieldsOf, type Given, given, isAbsent, itemsOf } from './given.ts';
import type { Used } from './used.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Finds what the arguments of queries and relations use. */
export class ArgumentUses {
  readonly #model: Model;
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #used: Used;

  constructor(model: Model, schema: GraphQLSchema, variables: Variables, used: Used) {
    this.#model = model;
    this.#schema = schema;
    this.#variables = variables;
    this.#used = used;
  }

  /** `where`, `orderBy` and `search` of a list of the type. */
  ofList(type: TypeModel, node: FieldNode, path: string): void {
    for (const [name, value] of this.#argumentsOf(node)) {
      if (name === 'where') this.#where(type, value, `${path}(where`);
      else if (name === 'orderBy') this.#orderBy(type, value, `${path}(orderBy`);
      else if (name === 'search' && !isAbsent(value)) this.#search(type, value, `${path}(search)`);
    }
  }

  /** The keys of a query for one row. */
  ofKey(definition: KeyQuery, node: FieldNode, path: string): void {
    for (const [name, value] of this.#argumentsOf(node))
      this.#used.add(`${definition.type.name}.${name}`, 'match', `${path}(${name})`, value.variable);
  }

  /** `group` and `where` of counts; counting itself is a use of the type's id. */
  ofCount(type: TypeModel, node: FieldNode, path: string): void {
    this.#used.add(`${type.name}.id`, 'aggregate', path);
    for (const [name, value] of this.#argumentsOf(node)) {
      if (name === 'where') this.#where(type, value, `${path}(where`);
      if (name !== 'group') continue;
      const field = enumOf(value, this.#schema.getType(`${type.name}GroupField`));
      if (field !== undefined) this.#used.add(`${type.name}.${field}`, 'aggregate', `${path}(group)`, value.variable);
    }
  }

  #argumentsOf(node: FieldNode): readonly (readonly [string, Given])[] {
    return (node.arguments ?? []).map((argument) => [argument.name.value, given(argument.value, this.#variables)]);
  }

  #where(type: TypeModel, filter: Given, path: string): void {
    for (const [name, value] of fieldsOf(filter, this.#variables)) {
      const at = `${path}.${name}`;
      const field = type.fields.get(name);
      if (!field && (name === 'and' || name === 'or'))
        itemsOf(value, this.#variables).forEach((item, i) => this.#where(type, item, `${at}[${i}]`));
      else if (!field && name === 'not') this.#where(type, value, at);
      else if (field?.definition.kind === 'one' || field?.definition.kind === 'many')
        this.#related(field.coordinate, field.definition, value, at);
      else this.#compare(`${type.name}.${name}`, value, at);
    }
  }

  /** A filter through a relation reads the relation and tells whether rows of the target are there. */
  #related(
    coordinate: string,
    definition: { readonly kind: 'one' | 'many'; readonly target: { readonly name: string } },
    value: Given,
    path: string,
  ): void {
    const target = this.#model.types.get(definition.target.name)!;
    this.#used.add(coordinate, 'read', `${path})`, value.variable);
    this.#used.add(`${target.name}.id`, 'read', `${path})`, value.variable);
    if (definition.kind === 'one') this.#where(target, value, path);
    else
      for (const [quantifier, inner] of fieldsOf(value, this.#variables))
        this.#where(target, inner, `${path}.${quantifier}`);
  }

  #compare(coordinate: string, value: Given, path: string): void {
    const comparisons = fieldsOf(value, this.#variables);
    for (const [comparison, operand] of comparisons) {
      const at = `${path}.${comparison})`;
      if (matchComparisons.includes(comparison as Comparison))
        this.#used.add(coordinate, 'match', at, operand.variable, { alternative: 'filter' });
      else this.#used.add(coordinate, 'filter', at, operand.variable);
    }
    if (comparisons.length === 0)
      this.#used.add(coordinate, 'match', `${path})`, value.variable, { alternative: 'filter' });
  }

  #orderBy(type: TypeModel, value: Given, path: string): void {
    const names = this.#schema.getType(`${type.name}OrderField`);
    itemsOf(value, this.#variables).forEach((item, i) => {
      const field = fieldsOf(item, this.#variables).find(([name]) => name === 'field')?.[1];
      const name = field && enumOf(field, names);
      if (name !== undefined) this.#used.add(`${type.name}.${name}`, 'order', `${path}[${i}].field)`, field!.variable);
    });
  }

  /** A text is looked for in all searchable fields that the department has; in none is refused. */
  #search(type: TypeModel, value: Given, path: string): void {
    for (const field of type.fields.values())
      if (field.operators.has('search') && field.label.sharing !== 'none')
        this.#used.add(field.coordinate, 'search', path, value.variable, { choice: path });
  }
}
