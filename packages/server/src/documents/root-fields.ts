import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** How a root field is named in rate limits: the name that @envelop/rate-limiter gives it. */
function rootFieldKey(field: string, type: string): string {
  return `${field}:${type}`;
}

/** The keys of all fields of root types in a document, in the way in which @envelop/rate-limiter finds them. */
export function rootFieldsOf(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const keys: string[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const type = info.getParentType();
        const field = info.getFieldDef();
        if (field && type && roots.has(type as never)) keys.push(rootFieldKey(field.name, type.name));
      },
    }),
  );
  return keys;
}
