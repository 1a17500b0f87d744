import type { FieldNode } from 'graphql';
import { followedTypes, GridweaveError, type Model, type TypeModel } from '@gridweave/kit';
import { type Given, given, isAbsent, itemsOf, enumOf } from './given.ts';
import { type Operation, type SelectedField, selectedFields } from './selected-fields.ts';
import type { Used } from './used.ts';

/** What `changes` asks for: the types that it follows, and what it selects of a change. */
export interface ChangesAsked {
  readonly types: readonly TypeModel[];
  /** The fields `record` of the changes. */
  readonly records: readonly FieldNode[];
}

/** The types and selections of a `changes` field, in the feed or in a subscription. @throws GridweaveError BAD_USER_INPUT */
export function changesAsked(model: Model, operation: Operation, isFeed: boolean, node: FieldNode): ChangesAsked {
  const part = (set: FieldNode['selectionSet'], type: string, name: string): readonly FieldNode[] =>
    selectedFields(operation, set, [type])
      .map((field) => field.node)
      .filter((found) => found.name.value === name);
  const changes = isFeed ? part(node.selectionSet, 'ChangePage', 'changes') : [node];
  const records = changes.flatMap((change) => part(change.selectionSet, 'Change', 'record'));
  const followed = followedTypes(model);
  const named = argument(node, 'types', operation);
  if (named && !isAbsent(named)) {
    const names = new Set(
      itemsOf(named, operation.variables).map((item) => enumOf(item, operation.schema.getType('ChangedType'))),
    );
    const types = followed.filter(({ name }) => names.has(name));
    if (types.length > 0) return { types, records };
  }
  const types = followed.filter(({ name }) =>
    records.some((record) =>
      selectedFields(operation, record.selectionSet, [name]).some((field) => field.node.name.value !== '__typename'),
    ),
  );
  if (types.length > 0) return { types, records };
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: 'changes 须说明类型:给出 types,或在 record 中用片段选取,如 record { ... on Person { id } }',
    en: 'changes needs types: give `types`, or select them by fragments: record { ... on Person { id } }',
  });
}

/** Finds what the arguments of `changes` use; following a type is a use of its id. */
export function useChanges(
  asked: ChangesAsked,
  operation: Operation,
  { node }: SelectedField,
  path: string,
  used: Used,
): void {
  const areas = argument(node, 'areas', operation);
  const ids = argument(node, 'ids', operation);
  for (const type of asked.types) {
    used.add(`${type.name}.id`, 'read', path);
    used.add(`${type.name}.id`, 'subscribe', path);
    if (ids && !isAbsent(ids)) used.add(`${type.name}.id`, 'match', `${path}(ids)`, ids.variable);
    if (areas && !isAbsent(areas))
      for (const coordinate of placeFields(type, areas, operation))
        used.add(coordinate, 'match', `${path}(areas)`, areas.variable, { alternative: 'filter' });
  }
}

function argument(node: FieldNode, name: string, { variables }: Operation): Given | undefined {
  const found = node.arguments?.find((given_) => given_.name.value === name);
  return found && given(found.value, variables);
}

/** The fields by which areas of the given levels tell where a row is; districts and the city are told by no field. */
function placeFields(type: TypeModel, areas: Given, { variables }: Operation): readonly string[] {
  const { place } = type.ref.table;
  const columns = new Set<string | undefined>();
  for (const item of itemsOf(areas, variables)) {
    const { length } = item.node && 'value' in item.node ? String(item.node.value) : String(item.value);
    if (length === 9) columns.add(place?.street);
    if (length === 12) columns.add(place?.community);
    if (length === 14) columns.add(place?.grid);
  }
  return [...type.fields.values()]
    .filter(({ definition, side }) => definition.kind === 'column' && !side && columns.has(definition.column))
    .map(({ coordinate }) => coordinate);
}
