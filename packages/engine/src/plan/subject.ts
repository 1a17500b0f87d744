import type { FieldNode } from 'graphql';
import { type Expression, sql } from 'kysely';
import type { Sensitivity, TypeModel } from '@gridweave/kit';
import { fieldPolicy, type PlanContext } from './context.ts';
import { subfields } from './subfields.ts';

/** Whether a selection reads values of its row that are personal information, masked or not. */
export function readsPersonal(context: PlanContext, type: TypeModel, nodes: readonly FieldNode[]): boolean {
  return [...subfields(context, type.name, nodes).values()].some(([node]) => {
    const field = type.fields.get(node!.name.value);
    if (!field || !personal.has(field.label.sensitivity) || !values.has(field.definition.kind)) return false;
    return (fieldPolicy(context, field)?.read.length ?? 0) > 0;
  });
}

const personal: ReadonlySet<string> = new Set<Sensitivity>(['personal', 'sensitive']);
const values: ReadonlySet<string> = new Set(['column', 'computed', 'resolved']);

/** The column that names a row whose personal information is read. */
export function subjectColumn(type: TypeModel, alias: string): Expression<unknown> {
  return sql.ref(`${alias}.${type.ref.id}`);
}
