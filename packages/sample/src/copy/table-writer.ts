import type { ColumnType, Table } from '@gridweave/kit';
import { arrayText, escapeText, nullText } from './text-format.ts';

const CHUNK_CHARS = 256 * 1024;

type Values = Readonly<Record<string, unknown>>;

/** What stands in a column that a row leaves out: its default as text, or a function that gives one. */
export type Missing = Readonly<Record<string, string | (() => string)>>;

/** Writes rows of one table as the bytes of COPY's text format, columns in the order of the table. */
export interface TableWriter {
  write(row: Values): void;
  /** What was written so far. */
  chunks(): Buffer[];
}

/** Begins the bytes of a table. */
export function tableWriter(table: Table<any>, missing: Missing): TableWriter {
  const columns = Object.keys(table.columns);
  const writers = columns.map((column) => writerOf(table.columns[column].type as ColumnType));
  const instead = columns.map((column) => missing[column]);
  const chunks: Buffer[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') chunks.push(Buffer.from(text));
    text = '';
  };
  return {
    write(row) {
      for (let i = 0; i < columns.length; i++) {
        const value = row[columns[i]!];
        if (i > 0) text += '\t';
        if (value === undefined) {
          const other = instead[i];
          text += other === undefined ? nullText : escapeText(typeof other === 'function' ? other() : other);
        } else text += value === null ? nullText : writers[i]!(value);
      }
      text += '\n';
      if (text.length >= CHUNK_CHARS) flush();
    },
    chunks() {
      flush();
      return chunks;
    },
  };
}

function writerOf(type: ColumnType): (value: unknown) => string {
  switch (type) {
    case 'text':
      return (value) => escapeText(value as string);
    case 'text[]':
      return (value) => escapeText(arrayText(value as readonly (string | null)[]));
    case 'jsonb':
      return (value) => escapeText(JSON.stringify(value));
    case 'bool':
      return (value) => (value === true ? 't' : 'f');
    default:
      return String;
  }
}
