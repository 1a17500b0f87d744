import { type Label, strictestLabel } from '../label/label.ts';
import type { Table } from '../table/table.ts';
import type { FieldModel } from './model.ts';

/** A type whose fields have labels. */
export interface Labelled {
  readonly ref: { readonly table: Table<any> };
  readonly fields: Map<string, FieldModel>;
}

/**
 * Raises the label of each computed or resolved field to the strictest of the columns it needs, wherever these are
 * shown: on the same type, on another type over the same table, by another plugin.
 */
export function inheritLabels(types: Iterable<Labelled>): void {
  const all = [...types];
  const labels = new Map<Table<any>, Map<string, Label[]>>();
  for (const type of all)
    for (const field of type.fields.values()) {
      if (field.definition.kind !== 'column') continue;
      const ofTable = at(labels, tableOf(type, field), () => new Map<string, Label[]>());
      at(ofTable, field.definition.column, () => []).push(field.label);
    }
  for (const type of all)
    for (const field of type.fields.values()) {
      if (field.definition.kind !== 'computed' && field.definition.kind !== 'resolved') continue;
      const ofTable = labels.get(tableOf(type, field));
      const sources = field.definition.needs.flatMap((column) => ofTable?.get(column) ?? []);
      type.fields.set(field.name, { ...field, label: strictestLabel(field.label, sources) });
    }
}

function tableOf(type: Labelled, field: FieldModel): Table<any> {
  return field.side?.table ?? type.ref.table;
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
