import { type ColumnType, type FieldModel, type Mask, maskText, type TypeModel } from '@gridweave/kit';

const textual: ReadonlySet<ColumnType> = new Set(['text', 'int8', 'date', 'timestamptz']);
// what an own mask leaves nobody knows
const revealing: readonly Mask['kind'][] = ['own', 'keep', 'hash', 'ageBand', 'year', 'area', 'exists', 'null'];

/** Masks from the most to the least revealing, the same for every order of grants. */
export function compareMasks(a: Mask, b: Mask): number {
  const byKind = revealing.indexOf(a.kind) - revealing.indexOf(b.kind);
  if (byKind !== 0) return byKind;
  if (a.kind === 'keep' && b.kind === 'keep' && a.first + a.last !== b.first + b.last)
    return b.first + b.last - (a.first + a.last);
  if (a.kind === 'ageBand' && b.kind === 'ageBand') return a.width - b.width;
  const [left, right] = [maskText(a), maskText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a masked value of the field is still a value of its GraphQL type: numbers, codes and lists can only be null. */
export function isMaskable(field: FieldModel, type: TypeModel): boolean {
  const { definition } = field;
  if (definition.kind !== 'column' && definition.kind !== 'computed') return false;
  if (definition.kind === 'column') {
    const column = (field.side?.table ?? type.ref.table).columns[definition.column];
    if (!column || !textual.has(column.type)) return false;
  }
  const value = definition.type;
  return typeof value === 'string' ? value === 'String' || value === 'ID' : !('values' in value);
}

/** The mask as the label of the field has it, or `null`; undefined when a grant may not use it on the field. */
export function fittingMask(field: FieldModel, type: TypeModel, mask: Mask): Mask | undefined {
  const { kind } = field.definition;
  if (kind !== 'column' && kind !== 'computed') return undefined;
  if (mask.kind === 'null') return mask;
  return isMaskable(field, type) ? field.label.masks.find((known) => maskText(known) === maskText(mask)) : undefined;
}
