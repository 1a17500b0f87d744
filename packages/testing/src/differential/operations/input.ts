import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../random.ts';

/** A value for an input position, and how to make another one for it. */
export interface Input {
  readonly type: GraphQLInputType;
  readonly value: InputValue;
  /** Another value of the type, as JSON. */
  readonly again: () => unknown;
}

export type InputValue =
  | { readonly kind: 'leaf'; readonly json: unknown }
  | { readonly kind: 'list'; readonly items: readonly Input[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Input> };

/** The value as a variable carries it. */
export function jsonOf({ value }: Input): unknown {
  switch (value.kind) {
    case 'leaf':
      return value.json;
    case 'list':
      return value.items.map(jsonOf);
    case 'object':
      return Object.fromEntries([...value.fields].map(([name, input]) => [name, jsonOf(input)]));
  }
}

/** One variable of an operation. */
export interface Variable {
  readonly name: string;
  readonly definition: string;
  /** Its first value; undefined where it is left out. */
  readonly json: unknown;
  readonly again: () => unknown;
}

/** The variables of an operation, made while its arguments are written. */
export class Variables {
  readonly all: Variable[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Writes a value where it stands: in the document, or in a variable, or in part in one. */
  write(input: Input, chance = 0.2): string {
    const random = this.#random;
    if (random.chance(chance)) return this.#variable(input);
    const { value } = input;
    switch (value.kind) {
      case 'leaf':
        return literal(value.json, input.type);
      case 'list': {
        const items = value.items.map((item) => this.write(item, 0.08));
        return items.length === 1 && !items[0]!.startsWith('$') && random.chance(0.2)
          ? items[0]!
          : `[${items.join(random.chance(0.5) ? ' ' : ', ')}]`;
      }
      case 'object':
        return `{${[...value.fields].map(([name, field]) => `${name}: ${this.write(field, 0.12)}`).join(', ')}}`;
    }
  }

  add(type: string, json: unknown, again: () => unknown, otherwise = ''): string {
    const name = `v${this.all.length}`;
    this.all.push({ name, definition: `$${name}: ${type}${otherwise}`, json, again });
    return `$${name}`;
  }

  #variable(input: Input): string {
    const random = this.#random;
    const json = jsonOf(input);
    const required = isNonNullType(input.type);
    const name = String(getNullableType(input.type));
    if (!required && json !== null && random.chance(0.12))
      return this.add(
        name,
        undefined,
        () => (random.chance(0.5) ? undefined : input.again()),
        ` = ${literal(json, input.type)}`,
      );
    const nonNull = required || (json !== null && random.chance(0.3));
    const again = (): unknown => {
      const next = input.again();
      if (nonNull && (next === null || next === undefined)) return json;
      return next;
    };
    return this.add(`${name}${nonNull ? '!' : ''}`, json, again);
  }
}

/** A value in the syntax of GraphQL. */
function literal(json: unknown, type: GraphQLInputType): string {
  if (json === null || json === undefined) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${(json as unknown[]).map((item) => literal(item, nullable.ofType)).join(', ')}]`;
  if (isInputObjectType(nullable))
    return `{${Object.entries(json as object)
      .map(([name, value]) => `${name}: ${literal(value, nullable.getFields()[name]!.type)}`)
      .join(', ')}}`;
  return isEnumType(nullable) ? String(json) : JSON.stringify(json);
}
