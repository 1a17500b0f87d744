import type { Said } from '../../language/language.ts';
import type { FieldRow, MatrixTable } from './table.ts';

export interface MatrixFilter {
  readonly words: string;
  readonly plugin: string | undefined;
  readonly type: string | undefined;
  readonly sensitivity: string | undefined;
  readonly only: 'all' | 'held' | 'different';
  /** Departments that are shown; none of them: all. */
  readonly departments: readonly string[];
}

export const everything: MatrixFilter = {
  words: '',
  plugin: undefined,
  type: undefined,
  sensitivity: undefined,
  only: 'all',
  departments: [],
};

/** A line of the grid: a field, or the heading of the fields that a plugin gives a type. */
export type Line =
  | { readonly kind: 'field'; readonly key: string; readonly row: FieldRow }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly title: Said;
      readonly plugin: string;
      readonly count: number;
      readonly isClosed: boolean;
    };

/** The places of the departments that are shown; with only differences, those that have some. */
export function columnsOf({ departments, rows, differences }: MatrixTable, filter: MatrixFilter): readonly number[] {
  const hasDifferences = filter.only === 'different' && differences > 0;
  return departments.flatMap(({ code }, place) => {
    if (filter.departments.length > 0 && !filter.departments.includes(code)) return [];
    return hasDifferences && !rows.some(({ isDifferent }) => isDifferent[place]) ? [] : [place];
  });
}

/** Fields in which every word is found, in either language, and that fit the rest of the filter. */
export function filterRows(
  { rows }: MatrixTable,
  filter: MatrixFilter,
  columns: readonly number[],
): readonly FieldRow[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ entry, kinds, isDifferent }) =>
      (filter.plugin === undefined || entry.plugin === filter.plugin) &&
      (filter.type === undefined || typeOf(entry.coordinate) === filter.type) &&
      (filter.sensitivity === undefined || entry.sensitivity === filter.sensitivity) &&
      (filter.only !== 'held' || columns.some((place) => isHeld(kinds[place]!))) &&
      (filter.only !== 'different' || columns.some((place) => isDifferent[place])) &&
      words.every((word) => textOf(entry).includes(word)),
  );
}

/** Lines under a heading for each type, and for each plugin that gives it fields; closed headings hide theirs. */
export function linesOf(rows: readonly FieldRow[], closed: ReadonlySet<string>): readonly Line[] {
  const groups = Map.groupBy(rows, ({ entry }) => `${typeOf(entry.coordinate)} ${entry.plugin}`);
  return [...groups].flatMap(([key, list]): readonly Line[] => {
    const [{ entry }] = list as [FieldRow];
    const isClosed = closed.has(key);
    // each mutation has the title of what it changes
    const title = entry.kind === 'mutation' ? { zh: '变更', en: 'Mutations' } : entry.typeTitle;
    const heading: Line = { kind: 'group', key, title, plugin: entry.plugin, count: list.length, isClosed };
    if (isClosed) return [heading];
    return [heading, ...list.map((row): Line => ({ kind: 'field', key: row.entry.coordinate, row }))];
  });
}

export function typeOf(coordinate: string): string {
  return coordinate.split('.')[0]!;
}

function isHeld({ read, operators }: FieldRow['kinds'][number]): boolean {
  return read !== 'none' || operators.length > 0;
}

const texts = new WeakMap<FieldRow['entry'], string>();

function textOf(entry: FieldRow['entry']): string {
  const { coordinate, title, typeTitle, description } = entry;
  const known =
    texts.get(entry) ??
    [coordinate, title.zh, title.en, typeTitle.zh, typeTitle.en, description?.zh, description?.en]
      .join(' ')
      .toLowerCase();
  texts.set(entry, known);
  return known;
}
