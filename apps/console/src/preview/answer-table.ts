import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** A value of each row: where it is in the row, and the field that it is of. */
export interface AnswerColumn {
  readonly path: readonly string[];
  readonly coordinate: string;
}

export interface AnswerTable {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly unknown[];
}

interface Selected {
  readonly key: string;
  readonly coordinate: string;
  readonly type: GraphQLNamedType;
  readonly selections: SelectionSetNode | undefined;
}

interface Source {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The first list of an answer as a table whose columns know their fields; undefined where there is no list. */
export function answerTable(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  data: unknown,
): AnswerTable | undefined {
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getQueryType();
  if (!operation || !root) return undefined;
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const source = { schema, fragments: new Map(fragments.map((one) => [one.name.value, one])) };
  let level = [{ value: data, type: root as GraphQLNamedType, selections: operation.selectionSet }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { value, type, selections } of level)
      for (const field of selectedOf(selections, type, source)) {
        const below = (value as Record<string, unknown> | null)?.[field.key];
        if (!field.selections || below === null || below === undefined) continue;
        if (Array.isArray(below)) return { columns: columnsOf(field.selections, field.type, source, []), rows: below };
        next.push({ value: below, type: field.type, selections: field.selections });
      }
    level = next;
  }
  return undefined;
}

/** The values at a path of a row; several where lists are in between. */
export function valuesAt(row: unknown, path: readonly string[]): readonly unknown[] {
  let values: unknown[] = [row];
  for (const key of path) values = values.flatMap((value) => (value as Record<string, unknown> | null)?.[key]);
  return values;
}

function columnsOf(
  selections: SelectionSetNode,
  type: GraphQLNamedType,
  source: Source,
  path: readonly string[],
): readonly AnswerColumn[] {
  const columns = new Map<string, AnswerColumn>();
  for (const { key, coordinate, type: below, selections: chosen } of selectedOf(selections, type, source)) {
    const here = [...path, key];
    const found = chosen && !isLeafType(below) ? columnsOf(chosen, below, source, here) : [{ path: here, coordinate }];
    for (const column of found) columns.set(column.path.join('.'), column);
  }
  return [...columns.values()];
}

function selectedOf(set: SelectionSetNode, type: GraphQLNamedType, source: Source): readonly Selected[] {
  return set.selections.flatMap((selection): readonly Selected[] => {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
      if (name === '__typename') return [];
      return [
        {
          key: selection.alias?.value ?? name,
          coordinate: `${type.name}.${name}`,
          // the graph of a department leaves out what it was not granted; that comes as null
          type: field ? getNamedType(field.type) : type,
          selections: field ? selection.selectionSet : undefined,
        },
      ];
    }
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? source.fragments.get(selection.name.value) : selection;
    const condition = part?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : source.schema.getType(condition);
    return part && narrowed ? selectedOf(part.selectionSet, narrowed, source) : [];
  });
}
