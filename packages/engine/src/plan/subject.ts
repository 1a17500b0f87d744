import type { FieldNode } from 'graphql';
import { type Expression, sql } from 'kysely';
import type { FieldModel, Sensitivity, TypeModel } from '@gridweave/kit';
import { fieldPolicy, type PlanContext } from './context.ts';
import { subfields } from './subfields.ts';

/**
 * Whether a selection tells personal information of its row, masked or not: by a field of the row, or, where the rows
 * of the type are about persons, by the relation that led to it, since it says that this person is there.
 */
export function tellsPersonal(
  context: PlanContext,
  type: TypeModel,
  nodes: readonly FieldNode[],
  via: FieldModel | undefined,
): boolean {
  if (via && isPersonal(via) && isAboutPersons(type)) return true;
  return [...subfields(context, type.name, nodes).values()].some(([node]) => {
    const field = type.fields.get(node!.name.value);
    return field !== undefined && isPersonal(field) && (fieldPolicy(context, field)?.read.length ?? 0) > 0;
  });
}

const personal: ReadonlySet<string> = new Set<Sensitivity>(['personal', 'sensitive']);
const values: ReadonlySet<string> = new Set(['column', 'computed', 'resolved']);

function isPersonal({ label }: FieldModel): boolean {
  return personal.has(label.sensitivity);
}

function isAboutPersons(type: TypeModel): boolean {
  return [...type.fields.values()].some((field) => values.has(field.definition.kind) && isPersonal(field));
}

/** The column that names a row of which personal information is told. */
export function subjectColumn(type: TypeModel, alias: string): Expression<unknown> {
  return sql.ref(`${alias}.${type.ref.id}`);
}
