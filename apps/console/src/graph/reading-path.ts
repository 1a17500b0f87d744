import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Fields = Record<string, GraphQLField<unknown, unknown>>;

/** Lists from the root to one whose rows are of the type. */
export function readingPath(schema: GraphQLSchema, typeName: string): readonly string[] | undefined {
  const seen = new Set<string>();
  let from: { readonly fields: Fields; readonly path: readonly string[] }[] = [
    { fields: schema.getQueryType()?.getFields() ?? {}, path: [] },
  ];
  for (let depth = 0; depth < 3; depth++) {
    const next: typeof from = [];
    for (const { fields, path } of from)
      for (const field of Object.values(fields)) {
        const row = rowOf(field);
        if (!row || field.args.some(isRequiredArgument) || seen.has(row.name)) continue;
        seen.add(row.name);
        const there = [...path, field.name];
        if (row.name === typeName) return there;
        next.push({ fields: row.getFields(), path: there });
      }
    from = next;
  }
  return undefined;
}

/** The type of the rows of a list with `nodes`. */
function rowOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
  const row = nodes ? getNamedType(nodes.type) : undefined;
  return isObjectType(row) ? row : undefined;
}

/** What is selected of a field that is no value itself. */
export function leafOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '{ __typename }';
  const fields = type.getFields();
  if (fields['nodes']) return '{ nodes { id } }';
  return fields['id'] ? '{ id }' : '{ __typename }';
}
