import { CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  specifiedScalarTypes,
  visit,
} from 'graphql';
import { removalDay } from '../packages/kit/src/index.ts';

/** Marks types that stand for those of other plugins. */
const stub = 'ofAnotherPlugin';

/**
 * What in a plugin's schema breaks clients of the released one. A field may go only when it was released as
 * deprecated and the day it was to be kept until is over.
 */
export async function breakingChanges(released: string, current: string, today: string): Promise<readonly string[]> {
  const before = schemaOf(released);
  const changes = await diff(before, schemaOf(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ type, path = '' }) => !(type === 'FIELD_REMOVED' && fieldMayGo(before, path, today)))
    .filter(({ type, path = '' }) => !(type === 'TYPE_REMOVED' && typeMayGo(before, path, today)))
    .map(({ message }) => message);
}

/** Types of others are only named; own ones go with the last of their fields. */
function typeMayGo(released: GraphQLSchema, name: string, today: string): boolean {
  const type = released.getType(name);
  if (type?.extensions[stub]) return true;
  if (!isObjectType(type)) return false;
  // nobody can use the id of what no field leads to
  const fields = Object.keys(type.getFields()).filter((field) => field !== 'id');
  return fields.every((field) => fieldMayGo(released, `${name}.${field}`, today));
}

function fieldMayGo(released: GraphQLSchema, path: string, today: string): boolean {
  const [typeName = '', fieldName = ''] = path.split('.');
  const type = released.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const day = removalDay(type.getFields()[fieldName]?.deprecationReason);
  return day !== undefined && day < today;
}

/** The schema of one plugin alone: types of others are there by name only, and what it adds to them as types. */
function schemaOf(text: string): GraphQLSchema {
  const document = parse(text);
  const defined = new Set(specifiedScalarTypes.map(({ name }) => name));
  const interfaces = new Set<string>();
  const named = new Set<string>();
  const whole = visit(document, {
    ObjectTypeExtension: (node) => ({ ...node, kind: Kind.OBJECT_TYPE_DEFINITION as const }),
  }) as DocumentNode;
  for (const definition of whole.definitions) {
    if ('name' in definition && definition.name) defined.add(definition.name.value);
    if ('interfaces' in definition) for (const one of definition.interfaces ?? []) interfaces.add(one.name.value);
  }
  visit(whole, { NamedType: ({ name }) => void named.add(name.value) });
  const stubs = [...named]
    .filter((name) => !defined.has(name))
    .map((name) => (interfaces.has(name) ? `interface ${name} { id: ID }` : `scalar ${name}`));
  const definitions = [...whole.definitions, ...(stubs.length > 0 ? parse(stubs.join('\n')).definitions : [])];
  const schema = buildASTSchema({ ...whole, definitions }, { assumeValid: true, assumeValidSDL: true });
  for (const name of named) if (!defined.has(name)) schema.getType(name)!.extensions = { [stub]: true };
  return schema;
}
