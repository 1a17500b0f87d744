import type { Model } from '../model/model.ts';
import type { Operator } from '../type/operator.ts';

/** Which parts of the graph a schema shows, by coordinate: the whole of it, or what one department was granted. */
export interface Visibility {
  can(coordinate: string, operator: Operator): boolean;
}

/** All that may exist for a department: everything but the fields labelled `none`. */
export function shareable(model: Model): Visibility {
  const hidden = new Set<string>();
  for (const type of model.types.values())
    for (const field of type.fields.values()) if (field.label.sharing === 'none') hidden.add(field.coordinate);
  for (const mutation of model.mutations.values())
    if (mutation.label.sharing === 'none') hidden.add(mutation.coordinate);
  return { can: (coordinate) => !hidden.has(coordinate) };
}
