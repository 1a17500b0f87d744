import { type Expression, type SqlBool, sql } from 'kysely';
import type { JoinOn, Table, TypeModel } from '@gridweave/kit';
import { covers, type Scope } from '@gridweave/access';
import type { ArgumentValue } from './argument.ts';
import { bound } from './bind.ts';

/** A request that names the street of its rows, and what is left of its conditions. */
export interface NamedStreet {
  readonly condition: Expression<SqlBool>;
  readonly rest: ArgumentValue;
}

/**
 * The scope of rows that are held to one street by the request itself: then it is decided on the street's code once,
 * before the statement runs, and not on every row. Undefined when the request does not name one street, or the scope
 * is finer than streets.
 */
export function namedStreet(
  scope: Scope,
  type: TypeModel,
  alias: string,
  where: ArgumentValue | undefined,
): NamedStreet | undefined {
  const areas = areasOf(scope);
  const column = type.ref.table.place?.street;
  if (areas === undefined || column === undefined || where?.kind !== 'object') return undefined;
  for (const [name, value] of where.fields) {
    const field = type.fields.get(name);
    if (
      field?.side ||
      field?.definition.kind !== 'column' ||
      field.definition.column !== column ||
      value.kind !== 'object'
    )
      continue;
    const eq = value.fields.get('eq');
    if (eq?.kind !== 'value') continue;
    const street = bound((run) => {
      const code = eq.get(run);
      return typeof code === 'string' && (areas === null || areas.some((area) => code.startsWith(area))) ? code : null;
    });
    const others = new Map([...value.fields].filter(([comparison]) => comparison !== 'eq'));
    const fields = new Map(where.fields).set(name, { kind: 'object', fields: others });
    return {
      condition: sql<SqlBool>`${sql.ref(`${alias}.${column}`)} = ${street}::text`,
      rest: { kind: 'object', fields },
    };
  }
  return undefined;
}

/**
 * Whether rows that share the street with rows of `source` are in `target` for that reason alone, so that a join on the
 * street needs no condition of its own.
 */
export function impliedByStreet(target: Scope, source: Scope): boolean {
  return areasOf(target) !== undefined && covers(target, source);
}

/** Whether the pairs of a join hold the street of both tables. */
export function joinsStreet(on: JoinOn, from: Table<any>, to: Table<any>): boolean {
  return from.place !== undefined && to.place !== undefined && on[from.place.street] === to.place.street;
}

/** The areas of a scope that is made of whole streets and nothing else; null when it is everything. */
function areasOf(scope: Scope): readonly string[] | null | undefined {
  if (scope.except.length > 0) return undefined;
  const areas: string[] = [];
  for (const clause of scope.any) {
    if (clause.named.length > 0 || (clause.except?.length ?? 0) > 0) return undefined;
    if (clause.areas === null) return null;
    areas.push(...clause.areas);
  }
  return areas.every((area) => area.length <= 9) ? areas : undefined;
}
