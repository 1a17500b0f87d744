import type { Builder, RootAccess } from './builder.ts';

/** The type of a field or argument as GraphQL writes it: `[String!]!`. */
type TypeText = string;

/** Type, description `中文 / English`, and how the value is found; by its name when nothing else is said. */
export type FieldDefinition<Row, Context> = readonly [
  type: TypeText,
  description: string,
  resolve?: (row: Row, args: any, context: Context) => unknown,
];

/** Type, description, and the default. */
export type InputDefinition = readonly [type: TypeText, description: string, fallback?: unknown];

/** Adds an object type. */
export function object<Row, Context>(
  builder: Builder,
  name: string,
  description: string,
  fields: Readonly<Record<string, FieldDefinition<Row, Context>>>,
): void {
  builder.objectType(name, {
    description,
    fields: (t: any) =>
      Object.fromEntries(
        Object.entries(fields).map(([field, [type, text, resolve]]) => [
          field,
          t.field({ ...typed(type), description: text, resolve: resolve ?? ((row: any) => row[field]) }),
        ]),
      ),
  });
}

/** Adds an input type; `oneOf`: exactly one of its fields is given. */
export function input(
  builder: Builder,
  name: string,
  description: string,
  fields: Readonly<Record<string, InputDefinition>>,
  oneOf = false,
): void {
  builder.inputType(name, {
    description,
    isOneOf: oneOf,
    fields: (t: any) =>
      Object.fromEntries(
        Object.entries(fields).map(([field, [type, text, fallback]]) => [
          field,
          t.field({
            ...argument(type),
            description: text,
            ...(fallback === undefined ? {} : { defaultValue: fallback }),
          }),
        ]),
      ),
  });
}

/** Adds an enum; the values in code are what its names stand for. */
export function enumeration(
  builder: Builder,
  name: string,
  description: string,
  values: Readonly<Record<string, readonly [value: string, description: string]>>,
): void {
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries(values).map(([key, [value, text]]) => [key, { value, description: text }]),
    ),
  });
}

export interface RootDefinition<Context> {
  readonly type: TypeText;
  readonly description: string;
  readonly args?: Readonly<Record<string, InputDefinition>>;
  /** Who may call it. */
  readonly access: RootAccess;
  readonly resolve: (args: any, context: Context) => unknown;
}

/** Adds a root field that looks something up. */
export function query<Context>(builder: Builder, name: string, definition: RootDefinition<Context>): void {
  builder.queryField(name, (t: any) => rootField(t, definition));
}

/** Adds a root field that changes something. */
export function mutation<Context>(builder: Builder, name: string, definition: RootDefinition<Context>): void {
  builder.mutationField(name, (t: any) => rootField(t, definition));
}

function rootField<Context>(
  t: any,
  { type, description, args = {}, access, resolve }: RootDefinition<Context>,
): unknown {
  return t.field({
    ...typed(type),
    description,
    extensions: { gridweave: { access } },
    args: Object.fromEntries(
      Object.entries(args).map(([name, [argType, text, fallback]]) => [
        name,
        t.arg({
          ...argument(argType),
          description: text,
          ...(fallback === undefined ? {} : { defaultValue: fallback }),
        }),
      ]),
    ),
    resolve: (_root: unknown, given: any, context: Context) => resolve(given, context),
  });
}

interface Parsed {
  readonly name: string;
  readonly isList: boolean;
  readonly itemRequired: boolean;
  readonly required: boolean;
}

function parse(text: TypeText): Parsed {
  const found = /^(\[)?(\w+)(!)?(\])?(!)?$/.exec(text);
  if (!found) throw new Error(`${text} is no type`);
  const [, list, name, first, , last] = found;
  return {
    name: name!,
    isList: list !== undefined,
    itemRequired: list !== undefined && first !== undefined,
    required: list === undefined ? first !== undefined : last !== undefined,
  };
}

function typed(text: TypeText): object {
  const { name, isList, itemRequired, required } = parse(text);
  return isList
    ? { type: [name], nullable: { list: !required, items: !itemRequired } }
    : { type: name, nullable: !required };
}

function argument(text: TypeText): object {
  const { name, isList, itemRequired, required } = parse(text);
  return isList ? { type: [name], required: { list: required, items: itemRequired } } : { type: name, required };
}
