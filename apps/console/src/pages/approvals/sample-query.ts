import { getNamedType, type GraphQLSchema, isLeafType, isObjectType, isRequiredArgument, parse, print } from 'graphql';
import { leafOf, readingPath } from '../../graph/reading-path.ts';

/** A query of some rows of a type, and where they are in its answer. */
export interface SampleQuery {
  readonly type: string;
  readonly query: string;
  readonly path: readonly string[];
  /** The field by which a person knows a row, which the department has anyway. */
  readonly context: string | undefined;
  readonly fields: readonly string[];
}

/** What a person knows a row by, best first; the code of its own kind comes last. */
const telling = ['name', 'title', 'address', 'number', 'code'];
const rowsOfList = 8;

/** One query for each type of the coordinates whose rows can be listed. */
export function sampleQueries(schema: GraphQLSchema, coordinates: readonly string[]): readonly SampleQuery[] {
  const byType = Map.groupBy(coordinates, (coordinate) => coordinate.split('.')[0]!);
  return [...byType].flatMap(
    ([type, of]) =>
      sampleQuery(
        schema,
        type,
        of.map((one) => one.split('.')[1]!),
      ) ?? [],
  );
}

function sampleQuery(schema: GraphQLSchema, typeName: string, wanted: readonly string[]): SampleQuery | undefined {
  const type = schema.getType(typeName);
  const lists = readingPath(schema, typeName);
  if (!isObjectType(type) || !lists) return undefined;
  const all = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const fields = all.filter(({ name }) => wanted.includes(name) && name !== 'id');
  const words = [...telling, `${typeName[0]!.toLowerCase()}${typeName.slice(1)}Code`];
  const known = all.filter(({ name, type: of }) => isLeafType(getNamedType(of)) && !wanted.includes(name));
  const context = words.find((word) => known.some(({ name }) => name === word));
  if (fields.length === 0) return undefined;
  const selected = fields.map((field) =>
    isLeafType(getNamedType(field.type)) ? field.name : `${field.name} ${leafOf(field)}`,
  );
  const opened = lists.map((list) => `${list}(first: ${rowsOfList}) { nodes { `).join('');
  return {
    type: typeName,
    query: print(
      parse(`{ ${opened}${['id', context, ...selected].filter(Boolean).join(' ')}${' } }'.repeat(lists.length)} }`),
    ),
    path: lists.flatMap((list) => [list, 'nodes']),
    context,
    fields: fields.map(({ name }) => name),
  };
}
