import type { FieldModel } from '@gridweave/kit';
import type { Run } from './bind.ts';

/** How the text of a column becomes JSON; `name` is the name of a code in a field that is no enum. */
export type LeafKind = 'text' | 'number' | 'boolean' | 'time' | 'json' | 'enum' | 'enums' | 'name';

/** What stands under a response key. Columns are read from the row in the order in which values stand. */
export type Value =
  | { readonly kind: 'leaf'; readonly leaf: LeafKind; readonly names: ReadonlyMap<string, string> | undefined }
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'object'; readonly shape: Shape }
  | { readonly kind: 'union'; readonly members: readonly Shape[] }
  /** Guarded: a column before it is null where the relation may not be followed. */
  | { readonly kind: 'connection'; readonly connection: Connection; readonly guarded: boolean }
  /** A column before its needs is null where the field may not be read. */
  | { readonly kind: 'resolved'; readonly field: FieldModel; readonly leaves: readonly LeafKind[] };

export interface Entry {
  readonly key: string;
  readonly value: Value;
}

/** The selection on an object of one type. */
export interface Shape {
  readonly typename: string;
  readonly entries: readonly Entry[];
  /** How many columns of the row it takes, with those of objects in it. */
  readonly columns: number;
  /** It reads personal information of its row: the audit log names the row by the id that stands beside it. */
  readonly isPersonal: boolean;
}

/** A page of rows: its parts in the order of the selection. */
export interface Connection {
  readonly typename: string;
  /** Index of the statement that brings the rows; −1 when none is needed. */
  readonly rows: number;
  /** Index of the statement that counts; −1 when nobody asks. */
  readonly count: number;
  /** Whether each row starts with the number of the parent row it belongs to. */
  readonly nested: boolean;
  readonly first: (run: Run) => number;
  readonly parts: readonly Part[];
  readonly cursor: CursorColumns | undefined;
}

export type Part =
  | { readonly kind: 'typename'; readonly key: string; readonly name: string }
  | { readonly kind: 'nodes'; readonly key: string; readonly node: Segment }
  | { readonly kind: 'edges'; readonly key: string; readonly parts: readonly EdgePart[] }
  | { readonly kind: 'pageInfo'; readonly key: string; readonly parts: readonly PageInfoPart[] }
  | { readonly kind: 'totalCount'; readonly key: string };

export type EdgePart =
  | { readonly kind: 'typename'; readonly key: string; readonly name: string }
  | { readonly kind: 'node'; readonly key: string; readonly node: Segment }
  | { readonly kind: 'cursor'; readonly key: string };

export interface PageInfoPart {
  readonly kind: 'typename' | 'hasNextPage' | 'endCursor';
  readonly key: string;
}

/** A shape and the number of columns that stand before it in the row; the last of them is the id where it is personal. */
export interface Segment {
  readonly shape: Shape;
  readonly skip: number;
}

/** Where the values of the cursor stand in a row. */
export interface CursorColumns {
  readonly skip: number;
  readonly count: number;
  readonly seal: (values: readonly (string | null)[]) => string;
}
