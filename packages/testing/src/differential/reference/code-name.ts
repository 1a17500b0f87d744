import type { FieldModel } from '@gridweave/kit';

/** The name of a code in its table, null when it has none; other values as they are. */
export function codeName(field: FieldModel, text: string | null): string | null {
  const { definition } = field;
  if (!('type' in definition) || typeof definition.type === 'string' || !('values' in definition.type)) return text;
  return definition.type.values.find((value) => value.code === text)?.name ?? null;
}
