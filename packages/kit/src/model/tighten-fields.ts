import { tightenedLabel, type Tightenings } from '../label/tighten.ts';
import { inheritLabels, type Labelled } from './inherit-labels.ts';
import type { FieldModel, MutationModel } from './model.ts';

/** Raises the labels that an admin has made stricter, and then those that others inherit from them. */
export function tightenFields(
  types: ReadonlyMap<string, Labelled>,
  mutations: Map<string, MutationModel>,
  tightenings: Tightenings,
): void {
  const all = [...types.values()].map((type) => type.fields);
  const declared = new Map(all.flatMap((fields) => [...fields.values()]).map((f) => [f.coordinate, f.label]));
  for (const fields of [...all, mutations] as Map<string, FieldModel | MutationModel>[])
    for (const [name, member] of fields) {
      const tightening = tightenings.get(member.coordinate);
      if (tightening)
        fields.set(name, { ...member, label: tightenedLabel(member.label, tightening), declared: member.label });
    }
  inheritLabels(types.values());
  for (const fields of all)
    for (const [name, field] of fields) {
      const before = declared.get(field.coordinate)!;
      if (before.sharing !== field.label.sharing || before.sensitivity !== field.label.sensitivity)
        fields.set(name, { ...field, declared: before });
    }
}
