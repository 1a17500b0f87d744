import type { Expression, SqlBool } from 'kysely';
import type { Title } from '../label/label.ts';
import type { RowExpression } from '../table/row.ts';
import type { Columns } from '../table/table.ts';
import type { TypeRef } from './type.ts';

/** The rows of one type that a named scope covers. */
export interface ScopeOn<S extends string = any> {
  readonly type: TypeRef<any, S>;
  readonly where: (row: RowExpression<any>) => Expression<SqlBool>;
}

/** A named row scope 命名范围: `rented-houses` over houses and their residents, for example. */
export interface NamedScope<S extends string = any> {
  readonly kind: 'scope';
  readonly name: string;
  readonly title: Title;
  readonly on: readonly ScopeOn<S>[];
}

/** The rows of a type in a scope: `scopeOn(House, (row) => sql`${row.rental}`)`. */
export function scopeOn<C extends Columns, S extends string>(
  type: TypeRef<C, S>,
  where: (row: RowExpression<C>) => Expression<SqlBool>,
): ScopeOn<S> {
  return { type, where };
}

/** Declares a named row scope. A grant may use it only for fields of types that it covers. */
export function defineScope<S extends string>(options: Omit<NamedScope<S>, 'kind'>): NamedScope<S> {
  return { kind: 'scope', ...options };
}
