import { type FieldNode, type GraphQLSchema } from 'graphql';
import {
  type Comparison,
  GridweaveError,
  type KeyQuery,
  matchComparisons,
  type Model,
  type TypeModel,
} from '@gridweave/kit';
import { enumOf, fieldsOf, type Given, given, isAbsent, itemsOf } from './given.ts';
import type { Used } from './used.ts';

type Variables = Readonly<Record<string, unknown>>;

/** More than any sensible question has; each condition is work for every row, and each relation for the planner. */
const limits = { conditions: 1_000, levels: 40, relations: 5, orders: 20 } as const;

/** How deep a filter is at some place of it. */
interface Depth {
  readonly levels: number;
  readonly relations: number;
}

const top: Depth = { levels: 0, relations: 0 };

/** Finds what the arguments of queries and relations use. */
export class ArgumentUses {
  readonly #model: Model;
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #used: Used;
  #conditions = 0;

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

  #where(type: TypeModel, filter: Given, path: string, depth = top): void {
    within('levels', depth.levels, path);
    within('relations', depth.relations, path);
    const below = { ...depth, levels: depth.levels + 1 };
    for (const [name, value] of fieldsOf(filter, this.#variables)) {
      within('conditions', ++this.#conditions, path);
      const at = `${path}.${name}`;
      const field = type.fields.get(name);
      if (!field && (name === 'and' || name === 'or'))
        itemsOf(value, this.#variables).forEach((item, i) => this.#where(type, item, `${at}[${i}]`, below));
      else if (!field && name === 'not') this.#where(type, value, at, below);
      else if (field?.definition.kind === 'one' || field?.definition.kind === 'many')
        this.#related(field.coordinate, field.definition, value, at, { ...below, relations: depth.relations + 1 });
      else this.#compare(`${type.name}.${name}`, value, at);
    }
  }

  /** A filter through a relation reads the relation and tells whether rows of the target are there. */
  #related(
    coordinate: string,
    definition: { readonly kind: 'one' | 'many'; readonly target: { readonly name: string } },
    value: Given,
    path: string,
    depth: Depth,
  ): void {
    const target = this.#model.types.get(definition.target.name)!;
    this.#used.add(coordinate, 'read', `${path})`, value.variable);
    this.#used.add(`${target.name}.id`, 'read', `${path})`, value.variable);
    if (definition.kind === 'one') this.#where(target, value, path, depth);
    else
      for (const [quantifier, inner] of fieldsOf(value, this.#variables))
        this.#where(target, inner, `${path}.${quantifier}`, depth);
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
    const items = itemsOf(value, this.#variables);
    within('orders', items.length, path);
    items.forEach((item, i) => {
      const field = fieldsOf(item, this.#variables).find(([name]) => name === 'field')?.[1];
      const name = field && enumOf(field, names);
      if (name !== undefined) this.#used.add(`${type.name}.${name}`, 'order', `${path}[${i}].field)`, field!.variable);
    });
  }

  /** A text is looked for in all searchable fields that the department has; in none is refused. */
  #search(type: TypeModel, value: Given, path: string): void {
    for (const field of type.fields.values())
      if (field.operators.has('search') && field.label.sharing !== 'none')
        this.#used.add(field.coordinate, 'search', path, value.variable, { choice: `${path} ${type.name}` });
  }
}

const mends = {
  conditions: { zh: '个条件', en: 'conditions' },
  levels: { zh: '层嵌套的条件', en: 'levels of conditions' },
  relations: { zh: '层关联的条件', en: 'relations one in the other' },
  orders: { zh: '项排序', en: 'terms of an order' },
} satisfies Record<keyof typeof limits, { zh: string; en: string }>;

function within(limit: keyof typeof limits, figure: number, path: string): void {
  const most = limits[limit];
  if (figure <= most) return;
  const argument = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  throw new GridweaveError(
    'OPERATION_TOO_LARGE',
    {
      zh: `${argument}) 超过 ${most} ${mends[limit].zh}。请简化,或用 in 一次比较多个值`,
      en: `${argument}) has more than ${most} ${mends[limit].en}. Make it simpler, or compare with several values at once by \`in\``,
    },
    { limit, most },
  );
}
