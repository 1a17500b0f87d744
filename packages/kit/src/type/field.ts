import type { Expression, SqlBool } from 'kysely';
import type { GraphQLScalarType } from 'graphql';
import type { Label } from '../label/label.ts';
import type { ReadSettings } from '../plugin/settings.ts';
import type { RowExpression } from '../table/row.ts';
import type { Columns, RowOfColumns, Table } from '../table/table.ts';
import type { Deprecation } from './deprecation.ts';
import type { CodeTable } from './code-table.ts';
import type { FieldOperator } from './operator.ts';
import type { TypeRef, UnionRef } from './type.ts';

/** The GraphQL type of a value: a built-in name, a scalar, or a code table shown as an enum. */
export type ValueType = 'String' | 'Int' | 'Float' | 'Boolean' | 'ID' | GraphQLScalarType | CodeTable;

interface FieldBase {
  readonly label: Label;
  /** Set when the field is on its way out: why, and the date after which it goes. */
  readonly deprecated?: Deprecation;
}

/** A column as it stands in the table. */
export interface ColumnField extends FieldBase {
  readonly kind: 'column';
  readonly column: string;
  readonly type: ValueType;
  readonly operators: readonly FieldOperator[];
}

/** A value that PostgreSQL computes from columns of the row. */
export interface ComputedField extends FieldBase {
  readonly kind: 'computed';
  readonly type: ValueType;
  readonly needs: readonly string[];
  readonly sql: (row: RowExpression<any>) => Expression<unknown>;
  readonly operators: readonly FieldOperator[];
}

/** A value that Node makes from columns of the row, for many rows at once: another system's API, for example. */
export interface ResolvedField extends FieldBase {
  readonly kind: 'resolved';
  readonly type: ValueType;
  readonly list: boolean;
  readonly needs: readonly string[];
  readonly args: Readonly<Record<string, Argument>>;
  readonly resolve: (
    rows: readonly Record<string, unknown>[],
    args: Record<string, unknown>,
    context: ResolveContext,
  ) => Promise<readonly unknown[]> | readonly unknown[];
}

/** What a resolver may know of the caller. */
export interface ResolveContext {
  readonly department: string;
  readonly client: string;
  readonly signal: AbortSignal;
  /** The values of the plugin's settings. */
  readonly settings: ReadSettings;
}

/** An argument of a resolved field or a mutation; labelled like a field. */
export interface Argument {
  readonly type: ValueType;
  readonly required: boolean;
  readonly label: Label;
}

/** Pairs of columns that are equal in a joined row: `{ street_code: 'street_code', house_id: 'id' }`. */
export type JoinOn = Readonly<Record<string, string>>;

/** A step over a table between two types, as for a relation of many to many. */
export interface Through<S extends string = any> {
  readonly table: Table<any, S>;
  /** From columns of the row to columns of the table between. */
  readonly from: JoinOn;
  /** From columns of the table between to columns of the target. */
  readonly to: JoinOn;
  /** Which rows of the table between count: the memberships of today, for example. */
  readonly where?: (between: RowExpression<any>) => Expression<SqlBool>;
}

/** Another type's row or rows that belong to this row. */
export interface RelationField<S extends string = any> extends FieldBase {
  readonly kind: 'one' | 'many';
  readonly target: TypeRef<any, S>;
  readonly on: JoinOn;
  readonly through?: Through<S>;
  readonly where?: (target: RowExpression<any>) => Expression<SqlBool>;
  readonly order?: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[];
}

/** A row of one of several types; the first member whose row is there is the answer. */
export interface UnionField<S extends string = any> extends FieldBase {
  readonly kind: 'union';
  readonly union: UnionRef<S>;
  readonly on: Readonly<Record<string, JoinOn>>;
}

export type FieldDefinition = ColumnField | ComputedField | ResolvedField | RelationField | UnionField;

/** The schemas that fields refer to, beside that of their type. */
type RefersOf<D> = D extends RelationField<infer S> | UnionField<infer S> ? (string extends S ? any : S) : never;

type Fields = Readonly<Record<string, FieldDefinition>>;

/** A table beside the type's own, with at most one row for each of its rows, joined when one of its fields is used. */
export interface SideTable {
  readonly table: Table<any>;
  /** From columns of the type's table to columns of the side table. */
  readonly on: JoinOn;
}

/**
 * Fields that a plugin gives to a type: its own or another plugin's. `R` are the schemas that it refers to, which are
 * the plugin's own or those of plugins in its dependsOn; `O` is the schema whose columns it shows, its own.
 */
export interface FieldSet<R extends string = any, O extends string = any> {
  readonly kind: 'fields';
  /** Only for the types; never set. */
  readonly refersTo?: R;
  /** Only for the types; never set. */
  readonly standsOn?: O;
  readonly type: TypeRef<any>;
  readonly side?: SideTable;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
}

type Strings<C> = keyof C & string;

/** The field builders; `C` are the columns that the fields stand on. */
export interface FieldBuilder<C extends Columns> {
  /** A column: `t.column('floor_area', { type: 'Float', label: label(…), operators: ['filter', 'order'] })`. */
  column(
    column: Strings<C>,
    options: { type: ValueType; label: Label; operators?: readonly FieldOperator[]; deprecated?: Deprecation },
  ): ColumnField;
  /** SQL over the row: `t.computed({ type: 'Int', needs: ['built_on'], sql: (row) => sql`…${row.built_on}…`, label })`. */
  computed<const N extends readonly Strings<C>[]>(options: {
    type: ValueType;
    needs: N;
    sql: (row: Pick<RowExpression<C>, N[number]>) => Expression<unknown>;
    label: Label;
    operators?: readonly FieldOperator[];
    deprecated?: Deprecation;
  }): ComputedField;
  /** One row of another type, null when there is none or it is out of scope. */
  one<T extends Columns, S extends string>(
    target: TypeRef<T, S>,
    options: {
      on: Partial<Record<Strings<C>, Strings<T>>>;
      where?: (target: RowExpression<T>) => Expression<SqlBool>;
      label: Label;
      deprecated?: Deprecation;
    },
  ): RelationField<S>;
  /** The rows of another type, as a connection with filter, order and keyset paging. */
  many<T extends Columns, S extends string, B extends Columns = Columns, K extends string = never>(
    target: TypeRef<T, S>,
    options: {
      label: Label;
      where?: (target: RowExpression<T>) => Expression<SqlBool>;
      order?: readonly { column: Strings<T>; direction: 'asc' | 'desc' }[];
      deprecated?: Deprecation;
    } & (
      | { on: Partial<Record<Strings<C>, Strings<T>>>; through?: undefined }
      | {
          on?: undefined;
          through: {
            table: Table<B, K>;
            from: Partial<Record<Strings<C>, Strings<B>>>;
            to: Partial<Record<Strings<B>, Strings<T>>>;
            where?: (between: RowExpression<B>) => Expression<SqlBool>;
          };
        }
    ),
  ): RelationField<S | NoInfer<K>>;
  /** A row of one of the union's types: `t.union(EventPlace, { on: { House: {…}, Grid: {…} }, label })`. */
  union<S extends string>(
    union: UnionRef<S>,
    options: {
      on: Readonly<Record<string, Partial<Record<Strings<C>, string>>>>;
      label: Label;
      deprecated?: Deprecation;
    },
  ): UnionField<S>;
  /** An ordinary resolver over the columns it needs, called once for all rows of a level. */
  field<const N extends readonly Strings<C>[]>(options: {
    type: ValueType;
    list?: boolean;
    needs: N;
    args?: Readonly<Record<string, Argument>>;
    resolve: (
      rows: readonly Pick<RowOfColumns<C>, N[number]>[],
      args: Record<string, unknown>,
      context: ResolveContext,
    ) => Promise<readonly unknown[]> | readonly unknown[];
    label: Label;
    deprecated?: Deprecation;
  }): ResolvedField;
}

/** Options may be left out in JavaScript; what is missing is then said when the platform starts. */
const builder: FieldBuilder<any> = {
  column: (column, options) => ({ kind: 'column', column, ...options, operators: options?.operators ?? [] }),
  computed: (options) =>
    ({ kind: 'computed', ...options, operators: options?.operators ?? [] }) as unknown as ComputedField,
  one: (target, options) => ({ kind: 'one', target, ...options }) as RelationField,
  many: (target, options) => ({ kind: 'many', target, ...options, on: options?.on ?? {} }) as RelationField,
  union: (union, options) => ({ kind: 'union', union, ...options }) as UnionField,
  field: (options) =>
    ({
      kind: 'resolved',
      ...options,
      list: options?.list ?? false,
      args: options?.args ?? {},
    }) as unknown as ResolvedField,
};

/**
 * Gives fields to a type. A plugin that extends another's type does the same over a table of its own:
 *
 * ```ts
 * defineFields(House, (t) => ({ area: t.column('floor_area', {…}) }));
 * defineFields(House, { table: houseInspections, on: { street_code: 'street_code', id: 'house_id' } }, (t) => ({…}));
 * ```
 */
export function defineFields<C extends Columns, T extends string, F extends Fields>(
  type: TypeRef<C, T>,
  fields: (t: FieldBuilder<C>) => F,
): FieldSet<T | RefersOf<F[keyof F]>, never>;
export function defineFields<
  C extends Columns,
  T extends string,
  S extends Columns,
  O extends string,
  F extends Fields,
>(
  type: TypeRef<C, T>,
  side: { table: Table<S, O>; on: Partial<Record<Strings<C>, Strings<S>>> },
  fields: (t: FieldBuilder<S>) => F,
): FieldSet<T | RefersOf<F[keyof F]>, O>;
export function defineFields(
  type: TypeRef<any>,
  sideOrFields: any,
  fields?: (t: FieldBuilder<any>) => Fields,
): FieldSet {
  if (typeof sideOrFields === 'function') return { kind: 'fields', type, fields: sideOrFields(builder) };
  // no function at all: said when the platform starts
  return { kind: 'fields', type, side: sideOrFields, fields: fields?.(builder) as FieldSet['fields'] };
}
