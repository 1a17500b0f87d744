import type { Expression, SqlBool } from 'kysely';
import type { Title } from '../label/label.ts';
import type { RowExpression } from '../table/row.ts';
import type { Columns } from '../table/table.ts';
import type { TypeRef } from './type.ts';

/** The rows of one type that a named scope covers. */
export interface ScopeOn {
  readonly type: TypeRef<any>;
  readonly where: (row: RowExpression<any>) => Expression<SqlBool>;
}

/** A named row scope 命名范围: `rented-houses` over houses and their residents, for example. */
export interface NamedScope {
  readonly kind: 'scope';
  readonly name: string;
  readonly title: Title;
  readonly on: readonly ScopeOn[];
}

/** The rows of a type in a scope: `scopeOn(House, (row) => sql`${row.rental}`)`. */
export function scopeOn<C extends Columns>(
  type: TypeRef<C>,
  where: (row: RowExpression<C>) => Expression<SqlBool>,
): ScopeOn {
  return { type, where };
}

/** Declares a named row scope. A grant may use it only for fields of types that it covers. */
export function defineScope(options: Omit<NamedScope, 'kind'>): NamedScope {
  return { kind: 'scope', ...options };
}
