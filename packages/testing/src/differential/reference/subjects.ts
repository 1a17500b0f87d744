import type { FieldModel, TypeModel } from '@gridweave/kit';
import type { Row } from './world.ts';

/** Collects the rows of which an answer tells personal information, as `Type id`. */
export class SubjectFindings {
  readonly found = new Set<string>();

  /** A field of a row was read, in full, under a mask, or in vain. */
  read(type: TypeModel, field: FieldModel, row: Row): void {
    if (isPersonal(field)) this.#add(type, row);
  }

  /** A row was reached over a relation. */
  reached(relation: FieldModel, type: TypeModel, row: Row): void {
    const values = [...type.fields.values()].filter(({ definition }) =>
      ['column', 'computed', 'resolved'].includes(definition.kind),
    );
    if (isPersonal(relation) && values.some(isPersonal)) this.#add(type, row);
  }

  #add({ name, ref }: TypeModel, row: Row): void {
    this.found.add(`${name} ${row.values[ref.id]}`);
  }
}

function isPersonal({ label }: FieldModel): boolean {
  return label.sensitivity === 'personal' || label.sensitivity === 'sensitive';
}
