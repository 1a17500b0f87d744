import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
} from 'graphql';
import type { FieldModel, Model, TypeModel, UnionField } from '@gridweave/kit';
import type { Random } from '../random.ts';
import { type AfterArguments, cursorKey } from './after.ts';
import type { Variables } from './input.ts';
import type { Inputs } from './inputs.ts';
import type { May } from './may.ts';
import type { Operands } from './operands.ts';

/** What the parts of one operation are made with. */
export interface Making {
  readonly schema: GraphQLSchema;
  readonly model: Model;
  readonly random: Random;
  readonly may: May;
  readonly inputs: Inputs;
  readonly operands: Operands;
  readonly variables: Variables;
  readonly afters: AfterArguments;
  readonly focus: ReadonlySet<string>;
  /** Named fragments by name; the text without the word `fragment`. */
  readonly fragments: Map<string, { readonly on: string; readonly text: string }>;
}

/** Writes selections at random. */
export class Selections {
  readonly #making: Making;
  #keys = 0;

  constructor(making: Making) {
    this.#making = making;
  }

  key(prefix: string): string {
    return `${prefix}${this.#keys++}`;
  }

  /** `{ … }` on a type, at times through fragments. */
  object(type: TypeModel, depth: number): string {
    const { random } = this.#making;
    const parts: string[] = [];
    for (let i = random.int(1, depth > 1 ? 4 : 5); i > 0; i--) parts.push(this.#part(type, depth));
    if (random.chance(0.02)) parts.push(parts[0]!);
    return `{ ${parts.join(random.chance(0.1) ? '\n, # next\n' : ' ')} }`;
  }

  #part(type: TypeModel, depth: number): string {
    const { random, model } = this.#making;
    const roll = random.next();
    if (roll < 0.06)
      return `...${random.chance(0.5) ? ` on ${type.name}` : ''}${this.directive()} ${this.object(type, depth)}`;
    if (roll < 0.12) return this.#spread(type, depth);
    if (roll < 0.17) {
      const shared = type.ref.interfaces.find(({ name }) => isInterfaceType(this.#making.schema.getType(name)));
      if (shared) return this.#onInterface(model.interfaces.get(shared.name)!.fields, shared.name, type, depth);
    }
    if (roll < 0.25) return random.chance(0.5) ? '__typename' : `${this.key('t')}: __typename`;
    return this.#field(type, depth);
  }

  #spread(type: TypeModel, depth: number): string {
    const { random, fragments } = this.#making;
    const known = [...fragments].filter(([, fragment]) => fragment.on === type.name).map(([name]) => name);
    let name = known.length > 0 && random.chance(0.5) ? random.pick(known) : undefined;
    if (name === undefined) {
      const text = this.object(type, depth);
      name = this.key('F');
      fragments.set(name, { on: type.name, text });
    }
    return `...${name}${this.directive()}`;
  }

  /** Fields of an interface on one of its types, and the type itself again inside. */
  #onInterface(names: readonly string[], name: string, type: TypeModel, depth: number): string {
    const { random } = this.#making;
    const parts = random.some(names, random.int(1, 3)).flatMap((field) => this.#named(type, field, depth) ?? []);
    parts.push(random.chance(0.3) ? `... on ${type.name} ${this.object(type, depth - 1)}` : '__typename');
    return `... on ${name}${this.directive()} { ${parts.join(' ')} }`;
  }

  #field(type: TypeModel, depth: number): string {
    const { random, schema, focus } = this.#making;
    const shown = Object.keys((schema.getType(type.name) as GraphQLObjectType).getFields());
    const relations = shown.filter((name) => this.#isRelation(type, name));
    const focused = random.chance(0.25) ? shown.filter((name) => focus.has(type.fields.get(name)!.plugin)) : [];
    const resolved = shown.filter((name) => type.fields.get(name)!.definition.kind === 'resolved');
    const from =
      depth > 0 && relations.length > 0 && random.chance(0.38)
        ? relations
        : resolved.length > 0 && random.chance(0.1)
          ? resolved
          : focused.length > 0
            ? focused
            : shown.filter((name) => !this.#isRelation(type, name));
    for (const name of random.some(from, 12)) {
      const written = this.#named(type, name, depth);
      if (written !== undefined) return written;
    }
    return '__typename';
  }

  #isRelation(type: TypeModel, name: string): boolean {
    const { kind } = type.fields.get(name)!.definition;
    return kind === 'one' || kind === 'many' || kind === 'union';
  }

  /** A field by name; undefined when the department may not use it or the selection is deep enough. */
  #named(type: TypeModel, name: string, depth: number): string | undefined {
    const { may, random, schema } = this.#making;
    const field = type.fields.get(name)!;
    if (!may(type.name, name, 'read')) return undefined;
    const { definition } = field;
    const declared = (schema.getType(type.name) as GraphQLObjectType).getFields()[name]!;
    switch (definition.kind) {
      case 'column':
      case 'computed':
        return `${random.chance(0.2) ? `${this.key('a')}: ` : ''}${name}${this.directive()}`;
      case 'resolved':
        return `${this.key('r')}: ${name}${this.#plainArguments(declared)}${this.directive()}`;
      case 'union':
        return depth <= 0
          ? undefined
          : this.#twice(
              () => `${this.#aliased(name, 'u')}`,
              () => this.#union(field, depth - 1),
            );
      case 'one': {
        const { target } = definition;
        if (depth <= 0 || !may(target.name, 'id', 'read')) return undefined;
        const type = this.#making.model.types.get(target.name)!;
        return this.#twice(
          () => `${this.#aliased(name, 'o')}`,
          () => this.object(type, depth - 1),
        );
      }
      case 'many': {
        const { target } = definition;
        if (depth <= 0 || !may(target.name, 'id', 'read')) return undefined;
        return this.list(declared, this.#making.model.types.get(target.name)!, depth - 1);
      }
    }
  }

  #aliased(name: string, prefix: string): string {
    return this.#making.random.chance(0.4) ? `${this.key(prefix)}: ${name}` : name;
  }

  /** A field with its selection, at times twice, to be merged. */
  #twice(head: () => string, selection: () => string): string {
    const start = head();
    const text = `${start}${this.directive()} ${selection()}`;
    return this.#making.random.chance(0.12) ? `${text} ${start} ${selection()}` : text;
  }

  #union(field: FieldModel, depth: number): string {
    const { random, model } = this.#making;
    const { union } = field.definition as UnionField;
    const parts = random.some(union.members, random.int(1, union.members.length)).map(({ name }) => {
      const type = model.types.get(name)!;
      return random.chance(0.2)
        ? this.#spread(type, depth)
        : `... on ${name}${this.directive()} ${this.object(type, depth)}`;
    });
    const [shared] = union.members.flatMap((member) => member.interfaces);
    if (shared && random.chance(0.3)) {
      const { fields } = model.interfaces.get(shared.name)!;
      const granted = fields.filter((name) => {
        const leaf = union.members.every(
          (m) => !m.interfaces.includes(shared) || !this.#isRelation(model.types.get(m.name)!, name),
        );
        return (
          leaf && union.members.every((m) => !m.interfaces.includes(shared) || this.#making.may(m.name, name, 'read'))
        );
      });
      parts.push(`... on ${shared.name} { ${['__typename', ...random.some(granted, 2)].join(' ')} }`);
    }
    if (random.chance(0.4)) parts.push('__typename');
    return `{ ${parts.join(' ')} }`;
  }

  /** A connection under a key of its own. */
  list(field: GraphQLField<unknown, unknown>, type: TypeModel, depth: number): string {
    const key = this.key('c');
    const { text, paged } = this.#listArguments(field, type, key, depth);
    return this.#twice(
      () => `${key}: ${field.name}${text}`,
      () => this.#connection(type, depth, paged),
    );
  }

  #listArguments(
    field: GraphQLField<unknown, unknown>,
    type: TypeModel,
    key: string,
    depth: number,
  ): { text: string; paged: boolean } {
    const { random, inputs, variables, afters, may, operands } = this.#making;
    const typeOf = (name: string) => field.args.find((arg) => arg.name === name)?.type;
    const args: string[] = [];
    const filter = typeOf('where');
    if (filter && random.chance(0.45)) {
      const where = inputs.where(type);
      if (where) args.push(`where: ${variables.write(where)}`);
      else if (random.chance(0.02)) args.push('where: null');
    }
    const order = typeOf('orderBy');
    if (order && random.chance(0.45)) {
      const orderBy = inputs.orderBy(type, order);
      if (orderBy) args.push(`orderBy: ${variables.write(orderBy)}`);
    }
    const searched = [...type.fields.values()].filter(
      (f) => f.operators.has('search') && may(type.name, f.name, 'search'),
    );
    if (typeOf('search') && searched.length > 0 && random.chance(0.14)) {
      const part = (): unknown => (random.chance(0.05) ? null : operands.part(type, searched));
      args.push(
        `search: ${variables.write({ type: typeOf('search')!, value: { kind: 'leaf', json: part() }, again: part })}`,
      );
    }
    if (random.chance(depth > 2 ? 0.7 : 0.9)) {
      const first = (): unknown =>
        random.chance(0.015) ? random.pick([-1, 1001, null]) : random.pick([0, 1, 1, 2, 3, 4, 5, depth > 2 ? 50 : 5]);
      args.push(
        `first: ${variables.write({ type: typeOf('first')!, value: { kind: 'leaf', json: first() }, again: first })}`,
      );
    }
    const paged = random.chance(0.3);
    if (paged) args.push(`after: ${afters.write(key)}`);
    return { text: args.length === 0 ? '' : `(${args.join(random.chance(0.5) ? ', ' : ' ')})`, paged };
  }

  #connection(type: TypeModel, depth: number, paged: boolean): string {
    const { random } = this.#making;
    const parts = [
      () => `${random.chance(0.2) ? `${this.key('n')}: ` : ''}nodes${this.directive()} ${this.object(type, depth)}`,
      () => {
        const inner = [
          () => `node${this.directive()} ${this.object(type, depth)}`,
          () => 'cursor',
          () => `${this.key('x')}: cursor`,
          () => '__typename',
        ];
        const chosen = random.some(inner, random.int(1, 4)).map((part) => part());
        return `edges { ${chosen.join(' ')} }`;
      },
      () =>
        `pageInfo { ${random.some(['hasNextPage', 'endCursor', '__typename', `${this.key('p')}: hasNextPage`], random.int(1, 3)).join(' ')} }`,
      () => `totalCount${this.directive()}`,
      () => '__typename',
    ];
    const chosen = random.chance(0.55)
      ? [parts[0]!, ...random.some(parts.slice(1), random.int(0, 2))]
      : random.some(parts, random.int(1, 4));
    const written = random.some(chosen, chosen.length).map((part) => part());
    if (paged)
      written.push(random.chance(0.5) ? `pageInfo { ${cursorKey}: endCursor }` : `edges { ${cursorKey}: cursor }`);
    return `{ ${written.join(' ')} }`;
  }

  /** Arguments of a field with a resolver. */
  #plainArguments(field: GraphQLField<unknown, unknown>): string {
    const { random, variables } = this.#making;
    const args = field.args.flatMap(({ name, type }) => {
      if (!String(type).endsWith('!') && random.chance(0.4)) return [];
      const make = (): unknown => plainValue(getNamedType(type), random);
      return [`${name}: ${variables.write({ type, value: { kind: 'leaf', json: make() }, again: make })}`];
    });
    return args.length === 0 ? '' : `(${args.join(', ')})`;
  }

  directive(): string {
    const { random, variables } = this.#making;
    if (!random.chance(0.07)) return '';
    const flag = random.chance(0.6)
      ? variables.add('Boolean!', random.chance(0.6), () => random.chance(0.5))
      : String(random.chance(0.6));
    return random.chance(0.5) ? ` @include(if: ${flag})` : ` @skip(if: ${flag})`;
  }
}

function plainValue(type: GraphQLNamedInputType, random: Random): unknown {
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (type.name === 'Int') return random.int(-3, 9);
  if (type.name === 'Float') return random.int(-30, 90) / 8;
  if (type.name === 'Boolean') return random.chance(0.5);
  return random.pick(['', 'x', '"', '红']);
}
