import type { Expression, SqlBool } from 'kysely';
import type { Label, Title } from '../label/label.ts';
import type { AreaDirectory, Plugin } from '../plugin/plugin.ts';
import type { RowExpression } from '../table/row.ts';
import type { Table } from '../table/table.ts';
import type { CodeTable } from '../type/code-table.ts';
import type { FieldDefinition, SideTable } from '../type/field.ts';
import type { MutationDefinition } from '../type/mutation.ts';
import type { Operator } from '../type/operator.ts';
import type { QueryDefinition } from '../type/query.ts';
import type { InterfaceRef, TypeRef, UnionRef } from '../type/type.ts';

/** A field of the assembled graph: `House.floorArea`, with the label it ends up with. */
export interface FieldModel {
  readonly coordinate: string;
  readonly type: string;
  readonly name: string;
  readonly plugin: string;
  /** Own label raised to the strictest of the fields it depends on. */
  readonly label: Label;
  /** The label as the code has it, where an admin has made it stricter. */
  readonly declared?: Label;
  readonly definition: FieldDefinition;
  /** The table beside the type's own on which the field's columns stand. */
  readonly side?: SideTable;
  readonly operators: ReadonlySet<Operator>;
}

export interface TypeModel {
  readonly name: string;
  readonly plugin: string;
  readonly ref: TypeRef<any>;
  readonly fields: ReadonlyMap<string, FieldModel>;
  /** The rows that named scopes cover, by name of the scope. */
  readonly scopes: ReadonlyMap<string, (row: RowExpression<any>) => Expression<SqlBool>>;
}

export interface MutationModel {
  readonly coordinate: string;
  readonly plugin: string;
  readonly label: Label;
  /** The label as the code has it, where an admin has made it stricter. */
  readonly declared?: Label;
  readonly definition: MutationDefinition;
}

/** All plugins put together and checked: what schema, catalogue, policy and plans are made from. */
export interface Model {
  readonly plugins: readonly Plugin[];
  readonly types: ReadonlyMap<string, TypeModel>;
  readonly interfaces: ReadonlyMap<string, InterfaceRef>;
  readonly unions: ReadonlyMap<string, UnionRef>;
  readonly codeTables: ReadonlyMap<string, CodeTable>;
  readonly queries: ReadonlyMap<string, { readonly plugin: string; readonly definition: QueryDefinition }>;
  readonly mutations: ReadonlyMap<string, MutationModel>;
  readonly scopes: ReadonlyMap<string, { readonly title: Title; readonly types: readonly string[] }>;
  readonly areas: AreaDirectory | undefined;
  readonly history: Table<any> | undefined;
}
