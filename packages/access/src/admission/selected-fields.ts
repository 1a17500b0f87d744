import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

/** A field with the concrete types on which it is selected. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly types: readonly string[];
}

/** What a walk over selections needs of the operation. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields of a selection through all fragments. `types` are the concrete types that the value may have; a fragment
 * leaves those that its condition allows, also on interfaces and unions. Skipped and not included ones are left out.
 */
export function selectedFields(
  operation: Operation,
  selections: SelectionSetNode | undefined,
  types: readonly string[],
): readonly SelectedField[] {
  const found: SelectedField[] = [];
  const spread = new Set<string>();
  const visit = (set: SelectionSetNode, on: readonly string[]): void => {
    if (on.length === 0) return;
    for (const selection of set.selections) {
      if (isLeftOut(selection, operation.variables)) continue;
      switch (selection.kind) {
        case Kind.FIELD:
          found.push({ node: selection, types: on });
          break;
        case Kind.INLINE_FRAGMENT:
          visit(selection.selectionSet, narrowed(operation.schema, on, selection.typeCondition));
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const key = `${name} ${on.join()}`;
          const fragment = operation.fragments.get(name);
          // the same fragment on the same types again adds nothing, however often it is spread
          if (!fragment || spread.has(key)) break;
          spread.add(key);
          visit(fragment.selectionSet, narrowed(operation.schema, on, fragment.typeCondition));
        }
      }
    }
  };
  if (selections) visit(selections, types);
  return found;
}

function narrowed(schema: GraphQLSchema, types: readonly string[], condition: TypeNode | undefined): readonly string[] {
  if (condition?.kind !== Kind.NAMED_TYPE) return types;
  const type = schema.getType(condition.name.value);
  if (!type || !isAbstractType(type)) return types.filter((name) => name === condition.name.value);
  const possible = new Set(schema.getPossibleTypes(type).map((member) => member.name));
  return types.filter((name) => possible.has(name));
}

function isLeftOut(node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  if (!node.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false
  );
}
