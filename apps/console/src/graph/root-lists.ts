import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A root list: `houses` for `House`. */
export interface RootList {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly hasSearch: boolean;
}

/** The lists at the root that a record can be looked up in by its id. */
export function rootLists(schema: GraphQLSchema): readonly RootList[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const type = rowOf(field);
    const where = field.args.find(({ name }) => name === 'where');
    if (!type || !where || field.args.some(isRequiredArgument)) return [];
    return [
      {
        name: field.name,
        type: type.name,
        description: type.description ?? type.name,
        hasSearch: field.args.some(({ name }) => name === 'search'),
      },
    ];
  });
}

/** The type of the rows of a connection. */
export function rowOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
  const row = nodes ? getNamedType(nodes.type) : undefined;
  return isObjectType(row) ? row : undefined;
}
