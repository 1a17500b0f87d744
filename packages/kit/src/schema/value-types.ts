import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import type { ValueType } from '../type/field.ts';
import type { Builder } from './builder.ts';

const builtIn = { String: GraphQLString, Int: GraphQLInt, Float: GraphQLFloat, Boolean: GraphQLBoolean, ID: GraphQLID };

/** The GraphQL name of a value type. */
export function valueTypeName(type: ValueType): string {
  return typeof type === 'string' ? builtIn[type].name : type.name;
}

/** Whether values of the type have an order that ranges make sense of. */
export function isOrdered(type: ValueType): boolean {
  return (
    type === 'Int' ||
    type === 'Float' ||
    (typeof type !== 'string' && (type.name === 'Date' || type.name === 'DateTime'))
  );
}

/** Pothos references of value types, made when first used. */
export class ValueTypes {
  readonly #builder: Builder;
  readonly #refs = new Map<string, unknown>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  ref(type: ValueType): any {
    if (typeof type === 'string') return type;
    const known = this.#refs.get(type.name);
    if (known) return known;
    const ref =
      'values' in type
        ? this.#builder.enumType(type.name, {
            description: `${type.title.zh}(${type.source}) / ${type.title.en} (${type.source})`,
            values: Object.fromEntries(
              type.values.map((v) => [
                v.name,
                { value: v.code, description: `${v.zh} / ${v.en}`, extensions: { code: v.code } },
              ]),
            ),
          })
        : this.#builder.addScalarType(type.name, type);
    this.#refs.set(type.name, ref);
    return ref;
  }
}
