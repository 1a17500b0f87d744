import { getNamedType, type GraphQLSchema, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import { leafOf, readingPath } from '../../graph/reading-path.ts';

/** The shortest query that reads a field, or the mutation that makes a change; undefined where nothing leads there. */
export function readingQuery(schema: GraphQLSchema, coordinate: string): string | undefined {
  const [typeName = '', name = ''] = coordinate.split('.');
  if (typeName === 'Mutation') return changing(schema, name);
  const type = schema.getType(typeName);
  // the graph of a department shows no fields that it was not granted
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field?.args.some(isRequiredArgument)) return undefined;
  const selected = !field || isLeafType(getNamedType(field.type)) ? name : `${name} ${leafOf(field)}`;
  const path = readingPath(schema, typeName);
  return path === undefined ? undefined : indented(path, selected);
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
