import type { Label } from '../label/label.ts';
import type { TypeRef } from '../type/type.ts';
import type { FieldModel } from './model.ts';

const label: Label = {
  title: { zh: '标识', en: 'Identifier' },
  description: { zh: '不透明;随该类型任一字段一并授予', en: 'opaque; comes with any granted field of the type' },
  sharing: 'unconditional',
  sensitivity: 'internal',
  masks: [],
  source: 'grid-office',
  updateCycle: 'none',
};

/** The opaque `id` that every type has. */
export function idField(ref: TypeRef<any>, plugin: string): FieldModel {
  return {
    coordinate: `${ref.name}.id`,
    type: ref.name,
    name: 'id',
    plugin,
    label,
    definition: { kind: 'column', column: ref.id, type: 'ID', operators: ['match', 'aggregate'], label },
    operators: new Set(['read', 'match', 'aggregate']),
  };
}
