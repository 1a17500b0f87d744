import type { Transaction } from 'kysely';
import type { Label } from '../label/label.ts';
import type { Columns, RowOfColumns } from '../table/table.ts';
import type { Argument, ResolveContext } from './field.ts';
import type { RecordWriter } from './record-writer.ts';
import type { TypeRef } from './type.ts';

/** What a mutation works with: a transaction that commits when it returns, and the areas the caller may write in. */
export interface MutationContext extends ResolveContext {
  readonly transaction: Transaction<any>;
  /** Writes records with their history and the change log. */
  readonly records: RecordWriter;
  /** Throws FORBIDDEN when the caller may not call this mutation for a row of that street. */
  readonly requireStreet: (streetCode: string) => void;
}

/** A change. It returns the key of the row it made or changed, which is then read under the caller's permissions. */
export interface MutationDefinition<S extends string = any> {
  readonly kind: 'mutation';
  readonly name: string;
  readonly type: TypeRef<any, S>;
  readonly label: Label;
  readonly args: Readonly<Record<string, Argument>>;
  readonly resolve: (args: any, context: MutationContext) => Promise<Readonly<Record<string, unknown>>>;
}

/** Declares a mutation: `defineMutation(Hazard, { name: 'recordFireHazard', label, args, resolve })`. */
export function defineMutation<C extends Columns, S extends string>(
  type: TypeRef<C, S>,
  options: {
    name: string;
    label: Label;
    args: Readonly<Record<string, Argument>>;
    resolve: (args: any, context: MutationContext) => Promise<Partial<RowOfColumns<C>>>;
  },
): MutationDefinition<S> {
  return { kind: 'mutation', type, ...options } as MutationDefinition<S>;
}
