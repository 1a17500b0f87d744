import type { Title } from '../label/label.ts';
import type { Columns, Table } from '../table/table.ts';
import type { JoinOn } from './field.ts';
import type { TypeRef } from './type.ts';

/** A key that is kept in a table of its own, such as the documents of a person. */
export interface KeyTable<S extends string = any> {
  readonly table: Table<any, S>;
  /** The column that holds the key. */
  readonly column: string;
  /** From columns of the key table to columns of the type. */
  readonly to: JoinOn;
}

/** One row by one of its keys: `house(id: …)`, `house(houseCode: …)`. Each key needs `match` on its field. */
export interface KeyQuery<S extends string = any> {
  readonly kind: 'key';
  readonly name: string;
  readonly type: TypeRef<any, S>;
  readonly title: Title;
  /** Names of fields of the type; `id` is always a key. */
  readonly keys: readonly string[];
  readonly keyTables: Readonly<Record<string, KeyTable<S>>>;
}

/** Rows as a connection with `where`, `orderBy`, `search`, `first` and `after`. */
export interface ListQuery<S extends string = any> {
  readonly kind: 'list';
  readonly name: string;
  readonly type: TypeRef<any, S>;
  readonly title: Title;
}

/** Counts by area and, if asked for, by a field with the operator `aggregate`; small groups have no answer. */
export interface CountQuery<S extends string = any> {
  readonly kind: 'count';
  readonly name: string;
  readonly type: TypeRef<any, S>;
  readonly title: Title;
}

export type QueryDefinition<S extends string = any> = KeyQuery<S> | ListQuery<S> | CountQuery<S>;

/** The root queries of a type; their permissions follow from the fields that they use. */
export const query = {
  /** `query.byKey(House, { name: 'house', keys: ['houseCode'], title })` */
  byKey<C extends Columns, S extends string, K extends string = never>(
    type: TypeRef<C, S>,
    options: {
      name: string;
      title: Title;
      keys?: readonly string[];
      keyTables?: Readonly<Record<string, KeyTable<K>>>;
    },
  ): KeyQuery<S | NoInfer<K>> {
    return { kind: 'key', type, ...options, keys: options?.keys ?? [], keyTables: options?.keyTables ?? {} };
  },
  /** `query.list(House, { name: 'houses', title })` */
  list<C extends Columns, S extends string>(
    type: TypeRef<C, S>,
    options: { name: string; title: Title },
  ): ListQuery<S> {
    return { kind: 'list', type, ...options };
  },
  /** `query.count(House, { name: 'houseCounts', title })` */
  count<C extends Columns, S extends string>(
    type: TypeRef<C, S>,
    options: { name: string; title: Title },
  ): CountQuery<S> {
    return { kind: 'count', type, ...options };
  },
};
