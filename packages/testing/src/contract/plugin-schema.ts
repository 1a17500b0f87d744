import { buildModel, buildSchema, type Plugin } from '@gridweave/kit';
import { type GraphQLNamedType, GraphQLObjectType, isObjectType, printType } from 'graphql';

/** Types that follow from others and would only repeat them: pages, filters, orders. */
const derived = /(Connection|Edge|Filter|Match|Order|OrderField|GroupField)$/;

/**
 * What a plugin adds to the graph, as SDL to keep beside it: its own types and code tables in full, and its fields on
 * the types of others as `extend type`. Pages, filters and orders are left out; they follow from the fields.
 */
export function pluginSchema(plugin: Plugin): string {
  const schema = buildSchema(buildModel([...plugin.dependsOn, plugin]));
  const before = buildSchema(buildModel(plugin.dependsOn));
  const parts = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__') && !derived.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((type) => addition(type, before.getType(type.name)));
  return `${parts.join('\n\n')}\n`;
}

function addition(type: GraphQLNamedType, known: GraphQLNamedType | undefined): readonly string[] {
  if (known === undefined) return [printType(type)];
  if (!isObjectType(type) || !isObjectType(known)) return [];
  const old = known.getFields();
  const config = type.toConfig();
  const fields = Object.fromEntries(Object.entries(config.fields).filter(([name]) => !(name in old)));
  if (Object.keys(fields).length === 0) return [];
  const added = new GraphQLObjectType({ ...config, description: undefined, interfaces: [], fields });
  return [`extend ${printType(added)}`];
}
