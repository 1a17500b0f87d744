import type { ColumnType, Table } from '@gridweave/kit';
import { copyValue } from './text-format.ts';

const CHUNK_CHARS = 256 * 1024;

type Values = Readonly<Record<string, unknown>>;

/** What stands in a column that a row leaves out: its default as text, or a function that gives one. */
export type Missing = Readonly<Record<string, string | (() => string)>>;

/** The rows of a table as the bytes of COPY's text format, columns in the order of the table. */
export function tableText(table: Table<any>, rows: readonly Values[], missing: Missing): Buffer[] {
  const columns = Object.keys(table.columns);
  const writers = columns.map((column) => writerOf(table.columns[column].type as ColumnType));
  const instead = columns.map((column) => missing[column]);
  const chunks: Buffer[] = [];
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < columns.length; i++) {
      const value = row[columns[i]!];
      if (i > 0) text += '\t';
      if (value === undefined) {
        const other = instead[i];
        text += other === undefined ? '\\N' : copyValue(typeof other === 'function' ? other() : other, false);
      } else text += value === null ? '\\N' : writers[i]!(value);
    }
    text += '\n';
    if (text.length >= CHUNK_CHARS) {
      chunks.push(Buffer.from(text));
      text = '';
    }
  }
  if (text !== '') chunks.push(Buffer.from(text));
  return chunks;
}

function writerOf(type: ColumnType): (value: unknown) => string {
  switch (type) {
    case 'text':
    case 'text[]':
      return (value) => copyValue(value, false);
    case 'jsonb':
      return (value) => copyValue(JSON.stringify(value), false);
    case 'bool':
      return (value) => (value === true ? 't' : 'f');
    default:
      return String;
  }
}
