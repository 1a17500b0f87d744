import { type AdminIdentity, type AdminRole, adminRoles } from '@gridweave/access';
import {
  GraphQLError,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  lexicographicSortSchema,
} from 'graphql';
import { deny, rule, shield } from 'graphql-shield';
import type { RootAccess } from '../schema/builder.ts';

/**
 * The admin schema behind graphql-shield: each root field asks for its roles, and one that says nothing about who may
 * call it does not come into being.
 */
export function guardAdmin(schema: GraphQLSchema): GraphQLSchema {
  const guarded = lexicographicSortSchema(schema);
  const roots = [guarded.getQueryType()!, guarded.getMutationType()!];
  const rules = Object.fromEntries(
    roots.map((type) => [
      type.name,
      Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, ruleOf(field)])),
    ]),
  );
  const generated = shield(rules, {
    allowExternalErrors: true,
    fallbackRule: deny,
    fallbackError: (_error: unknown, _parent: object, _args: object, _context: object, info: GraphQLResolveInfo) =>
      forbidden(info, accessOf(info.parentType.getFields()[info.fieldName]!)),
  }).generate(guarded) as Record<string, Record<string, any>>;
  for (const type of roots)
    for (const field of Object.values(type.getFields())) {
      const found = generated[type.name]![field.name];
      const middleware = typeof found === 'function' ? found : found.resolve;
      const { resolve } = field;
      field.resolve = (parent, args, context, info) => middleware(resolve, parent, args, context, info);
    }
  return guarded;
}

/** The admins who may call a root field. @throws for a field that does not say */
export function accessOf(field: GraphQLField<unknown, unknown>): Exclude<RootAccess, 'department'> {
  const access = (field.extensions['gridweave'] as { access?: RootAccess } | undefined)?.access;
  if (access === 'admin' || (Array.isArray(access) && access.length > 0)) return access as readonly AdminRole[];
  throw new Error(`${field.name} does not say which admins may call it`);
}

function ruleOf(field: GraphQLField<unknown, unknown>) {
  const access = accessOf(field);
  return rule(field.name, { cache: 'no_cache' })((_parent, _args, context: { admin?: AdminIdentity } | undefined) => {
    const admin = context?.admin;
    return admin !== undefined && (access === 'admin' || admin.roles.some((role) => access.includes(role)));
  });
}

function forbidden(info: GraphQLResolveInfo, access: Exclude<RootAccess, 'department'>): GraphQLError {
  const roles = access === 'admin' ? [] : access.map((role) => adminRoles[role]);
  const field = `${info.parentType.name}.${info.fieldName}`;
  const zh = `${field} 须由以下角色之一办理: ${roles.map((role) => role.zh.split(':')[0]).join('、')}`;
  const en = `${field} is for one of these roles: ${roles.map((role) => role.en.split(':')[0]).join(', ')}`;
  return new GraphQLError(`${zh} / ${en}`, {
    nodes: info.fieldNodes,
    extensions: { code: 'FORBIDDEN', roles: access === 'admin' ? [] : access },
  });
}
