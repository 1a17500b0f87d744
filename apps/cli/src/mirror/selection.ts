import { Ending, exitCodes } from './failures.ts';
import type { TypeRights } from './service/rights.ts';

/** How a value is kept: a `link` is the id of another record. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'boolean' | 'json' | 'link';

/** A field of a copy; the id of a record is not among them, since it is always there. */
export interface Column {
  readonly field: string;
  readonly kind: ColumnKind;
}

/** What the user asks to copy of a type; all values that may be copied where no fields are named. */
export interface Wanted {
  readonly type: string;
  readonly fields: readonly string[] | null;
}

/** What is copied of a type. */
export interface Selection {
  readonly type: string;
  /** The root field that lists its records. */
  readonly list: string;
  readonly columns: readonly Column[];
}

/** A record of a copy: its values by field. */
export interface CopiedRecord {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * The selection of what is wanted and may be both read and followed; undefined where nothing is left. A field whose
 * changes are not told would be wrong in the copy from the first change on.
 */
export function selectionOf(wanted: Wanted, rights: TypeRights): Selection | undefined {
  const { type, list } = rights;
  const columns = [...rights.fields].flatMap(([field, { kind, isRead, isFollowed }]): Column[] => {
    const isWanted = wanted.fields ? wanted.fields.includes(field) : kind !== 'link';
    return isWanted && isRead && isFollowed ? [{ field, kind }] : [];
  });
  return list === undefined || columns.length === 0 ? undefined : { type, list, columns };
}

/** Why a field that is wanted is not copied: it may not be read, or it may be read and not followed. */
export interface LeftOut {
  readonly notRead: readonly string[];
  readonly notFollowed: readonly string[];
}

/** The fields that are wanted and not copied. @throws Ending for fields that there are not */
export function leftOut({ type, fields }: Wanted, rights: TypeRights, held: readonly Column[]): LeftOut {
  const unknown = (fields ?? []).filter(
    (field) => field !== 'id' && !rights.fields.has(field) && !held.some((column) => column.field === field),
  );
  if (unknown.length > 0)
    throw new Ending(exitCodes.wrong, {
      zh: `${type} 没有可复制的字段 ${unknown.join('、')}`,
      en: `${type} has no field ${unknown.join(', ')} that can be copied`,
    });
  const named = [...rights.fields].map(([field, of]) => ({ ...of, coordinate: `${type}.${field}`, field }));
  const wanted = named.filter(({ field, kind }) => (fields ? fields.includes(field) : kind !== 'link'));
  return {
    // who names no fields asks for what there is
    notRead: wanted.filter(({ isRead }) => fields && !isRead).map(({ coordinate }) => coordinate),
    notFollowed: wanted.filter(({ isRead, isFollowed }) => isRead && !isFollowed).map(({ coordinate }) => coordinate),
  };
}

/** The fields of a selection as GraphQL. */
export function fieldsText({ columns }: Selection): string {
  return ['id', ...columns.map(({ field, kind }) => (kind === 'link' ? `${field} { id }` : field))].join(' ');
}

/** A node of an answer as a record of the copy. */
export function recordOf({ columns }: Selection, node: Readonly<Record<string, any>>): CopiedRecord {
  return {
    id: String(node['id']),
    values: Object.fromEntries(
      columns.map(({ field, kind }) => [field, (kind === 'link' ? node[field]?.id : node[field]) ?? null]),
    ),
  };
}

/** Whether two lists of columns are the same, in any order. */
export function sameColumns(some: readonly Column[], others: readonly Column[]): boolean {
  const text = (columns: readonly Column[]): string =>
    columns
      .map(({ field, kind }) => `${field} ${kind}`)
      .toSorted()
      .join();
  return text(some) === text(others);
}
