import {
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
} from 'graphql';
import { type Comparison, matchComparisons, type Model, type TypeModel } from '@gridweave/kit';
import type { Random } from '../random.ts';
import type { Input } from './input.ts';
import type { May } from './may.ts';
import type { Operands } from './operands.ts';

/** Makes the arguments of lists: filters and orders over what the department may use, or may not when it is bold. */
export class Inputs {
  readonly #schema: GraphQLSchema;
  readonly #model: Model;
  readonly #random: Random;
  readonly #may: May;
  readonly #operands: Operands;

  constructor(schema: GraphQLSchema, model: Model, random: Random, may: May, operands: Operands) {
    this.#schema = schema;
    this.#model = model;
    this.#random = random;
    this.#may = may;
    this.#operands = operands;
  }

  /** A `where` of the type; undefined when there is nothing to filter by. */
  where(type: TypeModel, depth = 2): Input | undefined {
    const random = this.#random;
    const input = this.#schema.getType(`${type.name}Filter`) as GraphQLInputObjectType | undefined;
    if (!input) return undefined;
    const fields = new Map<string, Input>();
    const street = this.#streetField(type, input);
    if (street !== undefined && random.chance(0.2)) {
      const named = this.#comparison(type, street, 'eq');
      if (named) fields.set(street, { ...named, type: input.getFields()[street]!.type });
    }
    if (!random.chance(0.02)) {
      for (let i = random.int(1, 2); i > 0; i--) {
        const kind = depth > 0 ? random.next() : 1;
        if (kind < 0.16) this.#combined(type, input, fields, random.pick(['and', 'or', 'or']), depth);
        else if (kind < 0.26)
          this.#put(fields, 'not', input.getFields()['not']!.type, () => this.where(type, depth - 1));
        else this.#condition(type, input, fields, depth);
      }
    }
    return { type: input, value: { kind: 'object', fields }, again: () => jsonAgain(this.where(type, depth)) };
  }

  /** A request that names its street is often served in another way. */
  #streetField(type: TypeModel, input: GraphQLInputObjectType): string | undefined {
    const column = type.ref.table.place?.street;
    const field = [...type.fields.values()].find(
      ({ definition, side }) => !side && definition.kind === 'column' && definition.column === column,
    );
    return column !== undefined && field && field.name in input.getFields() ? field.name : undefined;
  }

  #combined(
    type: TypeModel,
    input: GraphQLInputObjectType,
    fields: Map<string, Input>,
    name: string,
    depth: number,
  ): void {
    const items = Array.from({ length: this.#random.int(this.#random.chance(0.05) ? 0 : 1, 3) }, () =>
      this.where(type, depth - 1),
    );
    const list = input.getFields()[name]!.type;
    const value = items
      .filter((item) => item !== undefined)
      .map((item) => ({ ...item, type: new GraphQLNonNull(item.type as GraphQLInputObjectType) }));
    fields.set(name, {
      type: list,
      value: { kind: 'list', items: value },
      again: () =>
        this.#random.chance(0.3) ? jsonAgain(this.where(type, depth - 1)) : [jsonAgain(this.where(type, depth - 1))],
    });
  }

  #put(fields: Map<string, Input>, name: string, type: GraphQLInputType, make: () => Input | undefined): void {
    const made = make();
    if (made) fields.set(name, { ...made, type });
  }

  #condition(type: TypeModel, input: GraphQLInputObjectType, fields: Map<string, Input>, depth: number): void {
    const candidates = Object.values(input.getFields()).filter((f) => type.fields.has(f.name));
    const relations = candidates.filter((f) => !this.#isValue(type, f.name));
    const values = candidates.filter((f) => this.#isValue(type, f.name));
    const from = depth > 0 && relations.length > 0 && this.#random.chance(0.3) ? relations : values;
    const usable = from.filter((f) =>
      this.#isValue(type, f.name) ? this.#comparisons(type, f.name).length > 0 : this.#mayFollow(type, f.name),
    );
    if (usable.length === 0) return;
    const { name, type: fieldType } = this.#random.pick(usable);
    if (this.#isValue(type, name)) this.#put(fields, name, fieldType, () => this.#comparison(type, name));
    else this.#put(fields, name, fieldType, () => this.#related(type, name, fieldType, depth));
  }

  #isValue(type: TypeModel, name: string): boolean {
    const { kind } = type.fields.get(name)!.definition;
    return kind === 'column' || kind === 'computed';
  }

  #mayFollow(type: TypeModel, name: string): boolean {
    const { definition } = type.fields.get(name)!;
    return (
      this.#may(type.name, name, 'read') && 'target' in definition && this.#may(definition.target.name, 'id', 'read')
    );
  }

  #related(type: TypeModel, name: string, input: GraphQLInputType, depth: number): Input | undefined {
    const { definition } = type.fields.get(name)!;
    if (!('target' in definition)) return undefined;
    const target = this.#model.types.get(definition.target.name)!;
    if (definition.kind === 'one') return this.where(target, depth - 1);
    const list = getNamedType(input) as GraphQLInputObjectType;
    const fields = new Map<string, Input>();
    for (const quantifier of this.#random.some(['some', 'none'], this.#random.chance(0.1) ? 2 : 1))
      this.#put(fields, quantifier, list.getFields()[quantifier]!.type, () => this.where(target, depth - 1));
    return {
      type: list,
      value: { kind: 'object', fields },
      again: () => jsonAgain(this.#related(type, name, input, depth)),
    };
  }

  /** The comparisons of a field that may be used. */
  #comparisons(type: TypeModel, name: string): readonly string[] {
    const filter = (this.#schema.getType(`${type.name}Filter`) as GraphQLInputObjectType).getFields()[name]!;
    const comparisons = Object.keys((getNamedType(filter.type) as GraphQLInputObjectType).getFields());
    return comparisons.filter((comparison) =>
      matchComparisons.includes(comparison as Comparison)
        ? this.#may(type.name, name, 'match') || this.#may(type.name, name, 'filter')
        : this.#may(type.name, name, 'filter'),
    );
  }

  #comparison(type: TypeModel, name: string, only?: string): Input | undefined {
    const random = this.#random;
    const filter = (this.#schema.getType(`${type.name}Filter`) as GraphQLInputObjectType).getFields()[name]!;
    const input = getNamedType(filter.type) as GraphQLInputObjectType;
    const field = type.fields.get(name)!;
    const fields = new Map<string, Input>();
    const usable = this.#comparisons(type, name).filter((comparison) => only === undefined || comparison === only);
    for (const comparison of random.some(usable, random.chance(0.2) ? 2 : 1)) {
      const operand = input.getFields()[comparison]!.type;
      const one = (): unknown => {
        if (comparison === 'isNull') return random.chance(0.5);
        if (comparison === 'startsWith') return this.#operands.beginning(type, field);
        return this.#operands.of(type, field, operand);
      };
      const json =
        comparison === 'in'
          ? Array.from({ length: random.int(0, 4) }, one).filter((v) => v !== undefined)
          : random.chance(0.006)
            ? null
            : one();
      if (json === undefined) continue;
      const again = (): unknown =>
        comparison === 'in' ? [one(), one()].filter((v) => v !== undefined) : (one() ?? json);
      const items = comparison === 'in' && random.chance(0.5) ? (json as unknown[]) : undefined;
      const itemType = new GraphQLNonNull(getNamedType(operand) as any);
      fields.set(comparison, {
        type: operand,
        value: items
          ? {
              kind: 'list',
              items: items.map((item) => ({
                type: itemType,
                value: { kind: 'leaf', json: item },
                again: () => one() ?? item,
              })),
            }
          : { kind: 'leaf', json },
        again,
      });
    }
    if (fields.size === 0) return undefined;
    return {
      type: input,
      value: { kind: 'object', fields },
      again: () => jsonAgain(this.#comparison(type, name, only)),
    };
  }

  /** An `orderBy` for an argument of that list type; undefined when there is nothing to order by. */
  orderBy(type: TypeModel, list: GraphQLInputType): Input | undefined {
    const random = this.#random;
    const input = this.#schema.getType(`${type.name}Order`) as GraphQLInputObjectType | undefined;
    if (!input) return undefined;
    const { field, direction } = input.getFields() as Record<string, { type: GraphQLInputType }>;
    const names = (getNamedType(field!.type) as any)
      .getValues()
      .filter((v: any) => this.#may(type.name, v.value, 'order'));
    if (names.length === 0) return undefined;
    const leaf = (of: GraphQLInputType, make: () => unknown): Input => ({
      type: of,
      value: { kind: 'leaf', json: make() },
      again: make,
    });
    const item = (): Input => {
      const fields = new Map([['field', leaf(field!.type, () => random.pick<any>(names).name)]]);
      if (random.chance(0.7))
        fields.set(
          'direction',
          leaf(direction!.type, () => (random.chance(0.005) ? null : random.pick(['ASC', 'DESC']))),
        );
      return { type: new GraphQLNonNull(input), value: { kind: 'object', fields }, again: () => jsonAgain(item()) };
    };
    const items = Array.from({ length: random.chance(0.04) ? 0 : random.int(1, 2) }, item);
    return { type: list, value: { kind: 'list', items }, again: () => [jsonAgain(item())] };
  }
}

function jsonAgain(input: Input | undefined): unknown {
  if (!input) return {};
  const { value } = input;
  if (value.kind === 'leaf') return value.json;
  if (value.kind === 'list') return value.items.map(jsonAgain);
  return Object.fromEntries([...value.fields].map(([name, field]) => [name, jsonAgain(field)]));
}
