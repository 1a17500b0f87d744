import type { Title } from '../label/label.ts';
import type { Columns, Table } from '../table/table.ts';

/** A GraphQL object type over a table. The reference carries no fields, so types may refer to each other. */
export interface TypeRef<C extends Columns = Columns, S extends string = any> {
  readonly kind: 'type';
  readonly name: string;
  readonly title: Title;
  readonly table: Table<C, S>;
  /** The column whose value is the opaque `id`; unique over the whole table. */
  readonly id: string;
  /** The order of lists when none is asked for; the key is appended. */
  readonly order: readonly OrderTerm[];
  readonly interfaces: readonly InterfaceRef[];
}

export interface OrderTerm {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/**
 * Declares a type over a table: `export const House = defineType(houses, { name: 'House', title: { zh: '房屋', en: 'House' } })`.
 * Its fields follow with defineFields, so that a type may be named before its fields are known.
 */
export function defineType<C extends Columns, S extends string>(
  table: Table<C, S>,
  options: {
    name: string;
    title: Title;
    id?: keyof C & string;
    order?: readonly { column: keyof C & string; direction: 'asc' | 'desc' }[];
    interfaces?: readonly InterfaceRef[];
  },
): TypeRef<C, S> {
  return {
    kind: 'type',
    ...options,
    table,
    id: options?.id ?? 'id',
    order: options?.order ?? [],
    interfaces: options?.interfaces ?? [],
  };
}

/** A GraphQL interface: the fields that several types have in common, by name; each type declares them itself. */
export interface InterfaceRef {
  readonly kind: 'interface';
  readonly name: string;
  readonly title: Title;
  readonly fields: readonly string[];
}

/** Declares an interface over types that share fields: `defineInterface({ name: 'PlaceBound', title, fields: ['streetCode'] })`. */
export function defineInterface(options: Omit<InterfaceRef, 'kind'>): InterfaceRef {
  return { kind: 'interface', ...options };
}

/** A GraphQL union: one of several types. */
export interface UnionRef<S extends string = any> {
  readonly kind: 'union';
  readonly name: string;
  readonly title: Title;
  readonly members: readonly TypeRef<any, S>[];
}

/** Declares a union: `defineUnion({ name: 'EventPlace', title, members: [House, Grid] })`. */
export function defineUnion<S extends string>(options: Omit<UnionRef<S>, 'kind'>): UnionRef<S> {
  return { kind: 'union', ...options };
}
