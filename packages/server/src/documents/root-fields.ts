import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

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

/** `desk`: the platform's own root fields only; `changes`: the change log. */
export type Roots = 'data' | 'desk' | 'changes' | 'mixed';

/** Whose root fields an operation has; `__typename` counts as neither. */
export function rootsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Roots {
  const root = schema.getRootType(operation.operation)!;
  const fragments = new Map(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])),
  );
  const found = new Set<Exclude<Roots, 'mixed'>>();
  const seen = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (name !== '__typename') found.add(whose(root.getFields()[name]));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet);
      }
    }
  };
  walk(operation.selectionSet);
  if (found.size > 1) return 'mixed';
  return [...found][0] ?? 'data';
}

function whose(field: GraphQLField<unknown, unknown> | undefined): Exclude<Roots, 'mixed'> {
  const extensions = field?.extensions['gridweave'] as { access?: unknown; root?: unknown } | undefined;
  if (extensions?.root === 'changes') return 'changes';
  return extensions?.access === undefined ? 'data' : 'desk';
}
