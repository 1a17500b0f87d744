import { getNamedType, type GraphQLField, type GraphQLSchema, parse, validate } from 'graphql';
import { areaLevels, type CountQuery, type KeyQuery, type Model } from '@gridweave/kit';
import type { Grants } from '../reference/grants.ts';
import type { World } from '../reference/world.ts';
import { Random } from '../random.ts';
import { AfterArguments } from './after.ts';
import { Variables } from './input.ts';
import { Inputs } from './inputs.ts';
import { boldnessOf, type May, mayUse } from './may.ts';
import { Operands } from './operands.ts';
import type { MadeOperation } from './operation.ts';
import { type Making, Selections } from './selections.ts';

/** Makes operations for a schema and the data behind it. */
export class OperationMaker {
  readonly #schema: GraphQLSchema;
  readonly #model: Model;
  readonly #world: World;
  /** Names of the plugins whose types and fields are tried more often than those of others. */
  readonly #focus: ReadonlySet<string>;
  readonly #texts = new Map<string, readonly string[]>();
  /** Documents that came out invalid, as when two fragments give one key to two types. */
  invalid = 0;

  constructor(schema: GraphQLSchema, world: World, focus: ReadonlySet<string>) {
    this.#focus = focus;
    this.#schema = schema;
    this.#model = world.model;
    this.#world = world;
  }

  /** The operation of a seed, for a department with these grants. */
  make(seed: number, grants: Grants): MadeOperation {
    const random = new Random(seed);
    for (let tries = 0; tries < 20; tries++) {
      const made = this.#try(random, grants);
      const faults = validate(this.#schema, parse(made.document));
      if (faults.length === 0) return made;
      // only merging may go wrong at random; anything else is a fault of the maker
      const odd = faults.find((fault) => !/^Fields ".*" conflict/.test(fault.message));
      if (odd) throw new Error(`${odd.message}\nseed ${seed}\n${made.document}`);
      this.invalid++;
    }
    throw new Error(`seed ${seed} gave no valid document`);
  }

  #try(random: Random, grants: Grants): MadeOperation {
    const may = mayUse(grants, random, boldnessOf(random));
    const variables = new Variables(random);
    const operands = new Operands(this.#world, random, this.#texts);
    const making: Making = {
      schema: this.#schema,
      model: this.#model,
      random,
      may,
      operands,
      inputs: new Inputs(this.#schema, this.#model, random, may, operands),
      variables,
      afters: new AfterArguments(random, variables),
      fragments: new Map(),
      focus: this.#focus,
    };
    const selections = new Selections(making);
    const roots = Array.from({ length: random.chance(0.75) ? 1 : random.int(2, 3) }, () =>
      this.#root(making, selections),
    );
    if (random.chance(0.1)) roots.push('__typename');
    const set = random.chance(0.1) ? `{ ... on Query { ${roots.join(' ')} } __typename }` : `{ ${roots.join(' ')} }`;
    const definitions = variables.all.map((variable) => variable.definition);
    const several = random.chance(0.06);
    const named = several || random.chance(0.5);
    const head = definitions.length > 0 || named || random.chance(0.5) ? `query${named ? ' Q' : ''}` : '';
    const texts = [
      `${head}${definitions.length > 0 ? `(${definitions.join(', ')})` : ''} ${set}`.trim(),
      ...[...making.fragments].map(([name, { on, text }]) => `fragment ${name} on ${on} ${text}`),
      ...(several ? ['query Other { __typename }'] : []),
    ];
    return {
      document: random.some(texts, texts.length).join('\n'),
      operationName: several ? 'Q' : undefined,
      variables: values(variables, (variable) => variable.json),
      again: (answer) => {
        making.afters.harvest(answer);
        return values(variables, (variable) => variable.again());
      },
    };
  }

  #root(making: Making, selections: Selections): string {
    const { random, may } = making;
    const fields = this.#schema.getQueryType()!.getFields();
    const focused = random.chance(0.35);
    for (const name of random.some([...this.#model.queries.keys()], 100)) {
      const { definition, plugin } = this.#model.queries.get(name)!;
      if (focused && !this.#focus.has(plugin)) continue;
      const type = this.#model.types.get(definition.type.name)!;
      if (definition.kind === 'list') {
        if (may(type.name, 'id', 'read')) return selections.list(fields[name]!, type, random.int(1, 3));
      } else if (definition.kind === 'key') {
        if (may(type.name, 'id', 'read') && random.chance(0.6))
          return this.#key(making, selections, definition, fields[name]!);
      } else if (may(type.name, 'id', 'aggregate') && random.chance(0.7))
        return this.#counts(making, selections, definition, fields[name]!);
    }
    return `${selections.key('t')}: __typename`;
  }

  #key(making: Making, selections: Selections, definition: KeyQuery, field: GraphQLField<unknown, unknown>): string {
    const { random, variables, operands, may } = making;
    const type = this.#model.types.get(definition.type.name)!;
    const usable = field.args.filter((arg) => may(type.name, arg.name, 'match'));
    if (usable.length === 0) return `${selections.key('t')}: __typename`;
    const args = random.some(usable, random.chance(0.03) ? 2 : random.chance(0.02) ? 0 : 1).map((arg) => {
      const make = (): unknown => operands.of(type, type.fields.get(arg.name)!, arg.type) ?? null;
      return `${arg.name}: ${variables.write({ type: arg.type, value: { kind: 'leaf', json: make() }, again: make })}`;
    });
    const head = `${selections.key('k')}: ${field.name}${args.length > 0 ? `(${args.join(' ')})` : ''}`;
    return `${head}${selections.directive()} ${selections.object(type, random.int(1, 3))}`;
  }

  #counts(
    making: Making,
    selections: Selections,
    definition: CountQuery,
    field: GraphQLField<unknown, unknown>,
  ): string {
    const { random, variables, inputs } = making;
    const type = this.#model.types.get(definition.type.name)!;
    const typeOf = (name: string) => field.args.find((arg) => arg.name === name)?.type;
    const level = (): string => random.pick(Object.keys(areaLevels));
    const args = [
      `by: ${variables.write({ type: typeOf('by')!, value: { kind: 'leaf', json: level() }, again: level })}`,
    ];
    const groups = groupNames(typeOf('group'), making.may, type.name);
    if (groups.length > 0 && random.chance(0.6)) {
      const make = (): unknown => (random.chance(0.1) ? null : random.pick(groups));
      args.push(
        `group: ${variables.write({ type: typeOf('group')!, value: { kind: 'leaf', json: make() }, again: make })}`,
      );
    }
    const where = typeOf('where') && random.chance(0.4) ? inputs.where(type, 1) : undefined;
    if (where) args.push(`where: ${variables.write(where)}`);
    const parts = ['areaCode', 'areaName', 'value', 'count', '__typename', `${selections.key('a')}: count`];
    return `${selections.key('g')}: ${field.name}(${args.join(', ')}) { ${random.some(parts, random.int(1, 5)).join(' ')} }`;
  }
}

function groupNames(type: unknown, may: May, of: string): readonly string[] {
  if (!type) return [];
  const values = (getNamedType(type as any) as any).getValues() as readonly { name: string; value: string }[];
  return values.filter(({ value }) => may(of, value, 'aggregate')).map(({ name }) => name);
}

function values(variables: Variables, value: (variable: Variables['all'][number]) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    variables.all.map((variable) => [variable.name, value(variable)]).filter(([, given]) => given !== undefined),
  );
}
