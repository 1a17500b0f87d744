import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How many records an operation may read with these variables. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

const PAGE = 20;
const PAGE_OF_CHANGES = 100;
const LONGEST_PAGE = 1_000;
const COUNTED = 10;
const GROUPED = 100;
const CHANGED = 10;

/**
 * Estimates an operation: each to-one record 1, each list its `first` times what one of its records costs, a page of
 * changes the same, a total count 10, counts by area 100, a mutation 10. Conditions and `@skip` are not looked at: it is the most there can be.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const compiler = new CostCompiler(schema, fragments, defaultsOf(operation));
  const { once } = compiler.selection(operation.selectionSet, root);
  const changes = operation.operation === 'mutation' ? operation.selectionSet.selections.length * CHANGED : 0;
  if (typeof once === 'number') return () => once + changes;
  return (variables) => once(variables) + changes;
}

function defaultsOf(operation: OperationDefinitionNode): ReadonlyMap<string, number> {
  const defaults = new Map<string, number>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value));
  }
  return defaults;
}

/** A number where no variable matters. */
type Part = number | Cost;

/** What the fields of a connection cost together, and what each of its records costs. */
interface Parts {
  once: Part;
  each: Part;
}

class CostCompiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #defaults: ReadonlyMap<string, number>;

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    defaults: ReadonlyMap<string, number>,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#defaults = defaults;
  }

  selection(set: SelectionSetNode, type: GraphQLNamedType): Parts {
    const sum: Parts = { once: 0, each: 0 };
    for (const selection of set.selections) {
      let part: Parts;
      if (selection.kind === Kind.FIELD) part = this.#field(selection, type);
      else {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
        if (!fragment) continue;
        const condition = fragment.typeCondition?.name.value;
        const on = condition === undefined ? type : this.#schema.getType(condition);
        if (!on) continue;
        part = this.selection(fragment.selectionSet, on);
      }
      sum.once = plus(sum.once, part.once);
      sum.each = plus(sum.each, part.each);
    }
    return sum;
  }

  #field(node: FieldNode, parent: GraphQLNamedType): Parts {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return { once: 0, each: 0 };
    if (isConnection(parent)) {
      if (name === 'totalCount') return { once: COUNTED, each: 0 };
      return {
        once: 0,
        each: node.selectionSet ? this.selection(node.selectionSet, getNamedType(field.type)).once : 0,
      };
    }
    const { root } = (field.extensions['gridweave'] ?? {}) as { root?: string };
    if (root === 'count') return { once: GROUPED, each: 0 };
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return { once: 0, each: 0 };
    const below = this.selection(node.selectionSet, type);
    if (root === 'changes' && type.name === 'ChangePage')
      return { once: times(this.#first(node, PAGE_OF_CHANGES), plus(below.once, 1)), each: 0 };
    if (!isConnection(type)) return { once: plus(below.once, isEdge(parent) ? 0 : 1), each: 0 };
    return { once: plus(below.once, times(this.#first(node, PAGE), plus(below.each, 1))), each: 0 };
  }

  #first(node: FieldNode, unless: number): Part {
    const value = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    if (value?.kind === Kind.INT) return pageSize(Number(value.value), unless);
    if (value?.kind !== Kind.VARIABLE) return unless;
    const name = value.name.value;
    const fallback = this.#defaults.get(name) ?? unless;
    return (variables) => pageSize(Object.hasOwn(variables, name) ? variables[name] : fallback, unless);
  }
}

// what is out of range is refused when it runs, with its own words
function pageSize(first: unknown, unless: number): number {
  if (first === null || first === undefined) return unless;
  return typeof first === 'number' && first >= 0 ? Math.min(first, LONGEST_PAGE) : LONGEST_PAGE;
}

function isConnection(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection') && !isAbstractType(type);
}

function isEdge(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Edge');
}

function plus(a: Part, b: Part): Part {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (a === 0) return b;
  if (b === 0) return a;
  return (variables) => valueOf(a, variables) + valueOf(b, variables);
}

function times(a: Part, b: Part): Part {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return (variables) => valueOf(a, variables) * valueOf(b, variables);
}

function valueOf(part: Part, variables: Readonly<Record<string, unknown>>): number {
  return typeof part === 'number' ? part : part(variables);
}
