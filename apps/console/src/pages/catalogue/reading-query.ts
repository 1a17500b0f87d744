import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Fields = Record<string, GraphQLField<unknown, unknown>>;

/** The shortest query that reads a field, or the mutation that makes a change; undefined where nothing leads there. */
export function readingQuery(schema: GraphQLSchema, coordinate: string): string | undefined {
  const [typeName = '', name = ''] = coordinate.split('.');
  if (typeName === 'Mutation') return changing(schema, name);
  const type = schema.getType(typeName);
  // the graph of a department shows no fields that it was not granted
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field?.args.some(isRequiredArgument)) return undefined;
  const selected = !field || isLeafType(getNamedType(field.type)) ? name : `${name} ${leafOf(field)}`;
  const path = pathTo(schema, typeName);
  return path === undefined ? undefined : indented(path, selected);
}

/** Lists from the root to one whose rows are of the type. */
function pathTo(schema: GraphQLSchema, typeName: string): readonly string[] | undefined {
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

function leafOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '{ __typename }';
  const fields = type.getFields();
  if (fields['nodes']) return '{ nodes { id } }';
  return fields['id'] ? '{ id }' : '{ __typename }';
}

function indented(path: readonly string[], selected: string): string {
  const lines: string[] = ['{'];
  let depth = 1;
  const add = (text: string): void => void lines.push('  '.repeat(depth) + text);
  for (const list of path) {
    add(`${list}(first: 10) {`);
    depth++;
    add('nodes {');
    depth++;
  }
  add('id');
  if (selected !== 'id') add(selected);
  while (depth > 0) {
    depth--;
    add('}');
  }
  return lines.join('\n');
}

function changing(schema: GraphQLSchema, name: string): string | undefined {
  const field = schema.getMutationType()?.getFields()[name];
  if (!field) return undefined;
  const required = field.args.filter(isRequiredArgument);
  const variables = required.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = required.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selected = isLeafType(getNamedType(field.type)) ? '' : ` ${leafOf(field)}`;
  return `mutation${variables && ` (${variables})`} {\n  ${name}${given && `(${given})`}${selected}\n}`;
}
