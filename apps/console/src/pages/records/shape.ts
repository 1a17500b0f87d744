import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type RootList, rowOf } from '../../graph/root-lists.ts';

/** A field of a record as it is shown: a value, another record, or the first of a list. */
export interface ShownField {
  readonly name: string;
  /** `中文 / English`. */
  readonly description: string;
  readonly kind: 'value' | 'one' | 'many';
  /** Of another record: its values. */
  readonly values: readonly ShownField[];
  readonly type: string;
  /** Of a code: what its values mean, `中文 / English`. */
  readonly codes?: ReadonlyMap<string, string>;
}

const mostValues = 6;
const inList = 5;

/** The fields of a type that can be shown, in the order that is asked for or in that of the schema. */
export function shownFields(schema: GraphQLSchema, typeName: string, names?: readonly string[]): readonly ShownField[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  const fields = type.getFields();
  const chosen = names ?? Object.keys(fields);
  return chosen.flatMap((name) => (fields[name] ? shownField(fields[name], names === undefined) : []));
}

function shownField(field: GraphQLField<unknown, unknown>, valuesOnly: boolean): readonly ShownField[] {
  if (field.args.some(isRequiredArgument)) return [];
  const common = { name: field.name, description: field.description ?? field.name };
  const named = getNamedType(field.type);
  if (isLeafType(named)) {
    const codes = isEnumType(named)
      ? { codes: new Map(named.getValues().map(({ name, description }) => [name, description ?? name])) }
      : {};
    return [{ ...common, kind: 'value', values: [], type: named.name, ...codes }];
  }
  if (valuesOnly) return [];
  const row = rowOf(field);
  if (row) return [{ ...common, kind: 'many', values: valuesOf(row), type: row.name }];
  if (!isObjectType(named) || isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) return [];
  return [{ ...common, kind: 'one', values: valuesOf(named), type: named.name }];
}

/** A few values of a record that belongs to another one: no ids, codes of places or times of recording. */
function valuesOf(type: GraphQLObjectType): readonly ShownField[] {
  const dull = /^(id|source|updatedAt|recordedAt|streetCode|communityCode|gridCode|boundary|centre)$/;
  return Object.values(type.getFields())
    .filter((field) => !dull.test(field.name))
    .flatMap((field) => shownField(field, true))
    .slice(0, mostValues);
}

/** The text that reads fields of one record by its id. */
export function recordDocument(list: RootList, fields: readonly ShownField[]): string {
  return `query Record($id: ID!) {
  list: ${list.name}(where: { id: { eq: $id } }, first: 1) {
    nodes { id ${selected(fields)} }
  }
}`;
}

/** The text that reads the first records of a list. */
export function listDocument(list: RootList, fields: readonly ShownField[]): string {
  const [definition, argument] = list.hasSearch ? ['($search: String)', 'search: $search, '] : ['', ''];
  return `query Records${definition} {
  list: ${list.name}(${argument}first: 20) {
    totalCount
    nodes { id ${selected(fields)} }
  }
}`;
}

function selected(fields: readonly ShownField[]): string {
  return fields
    .map(({ name, kind, values }) => {
      if (kind === 'value') return name;
      const inner = ['id', ...values.map((value) => value.name)].join(' ');
      return kind === 'one' ? `${name} { ${inner} }` : `${name}(first: ${inList}) { totalCount nodes { ${inner} } }`;
    })
    .join(' ');
}
