import type { Operator, TypeModel } from '@gridweave/kit';
import { compileField } from './compile-field.ts';
import type { FieldPolicy, TypePolicy } from './policy.ts';
import type { Scope } from './scope.ts';
import { exceptScope } from './scope-algebra.ts';
import type { SubjectRules } from './subject-rules.ts';

/** What the rules give on a type; undefined when they give nothing. */
export function compileType(rules: SubjectRules, type: TypeModel): TypePolicy | undefined {
  const fields = new Map<string, FieldPolicy>();
  for (const field of type.fields.values()) {
    const policy = field.name === 'id' ? undefined : compileField(rules, type, field);
    if (policy) fields.set(field.name, policy);
  }
  const shown = rules.union([...fields.values()].flatMap((field) => field.read.map((rule) => rule.scope)));
  // a row without its id is no row: what denies the id denies the row
  const rows = exceptScope(shown, rules.denied(`${type.name}.id`, 'read', type));
  const id = compileId(rules, type, rows, [...fields.values()]);
  if (id) fields.set('id', id);
  return fields.size === 0 ? undefined : { name: type.name, rows, fields };
}

/** The id comes with the rows of which some field may be read; counting rows is a permission of its own. */
function compileId(
  rules: SubjectRules,
  type: TypeModel,
  rows: Scope,
  fields: readonly FieldPolicy[],
): FieldPolicy | undefined {
  const coordinate = `${type.name}.id`;
  const without = (scope: Scope, operator: Operator): Scope =>
    exceptScope(scope, rules.denied(coordinate, operator, type));
  const read = rows;
  const counted = rules.grantsOf(coordinate).filter((g) => g.access === 'full' && g.operators.includes('aggregate'));
  const given: readonly (readonly [Operator, Scope])[] = [
    ['match', rows],
    ['subscribe', rules.union(fields.flatMap((field) => field.operators.get('subscribe') ?? []))],
    [
      'aggregate',
      rules.union([
        ...counted.map((grant) => rules.granted(grant, type)),
        ...(isCountedByDefault(rules, type) ? [rules.jurisdiction(type)] : []),
      ]),
    ],
  ];
  const operators = new Map<Operator, Scope>();
  for (const [operator, scope] of given) {
    const rest = without(scope, operator);
    if (rest.any.length > 0) operators.set(operator, rest);
  }
  if (read.any.length === 0 && operators.size === 0) return undefined;
  return { coordinate, read: read.any.length === 0 ? [] : [{ scope: read, mask: null }], operators };
}

/** Rows of a place may be counted where each of them has a field that everybody may see. */
function isCountedByDefault(rules: SubjectRules, type: TypeModel): boolean {
  if (!type.ref.table.place || !rules.isDefault(`${type.name}.id`, 'unconditional')) return false;
  return [...type.fields.values()].some((f) => f.name !== 'id' && rules.isDefault(f.coordinate, f.label.sharing));
}
