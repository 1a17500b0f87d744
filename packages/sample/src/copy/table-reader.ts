import type { ColumnType, RowOf, Table } from '@gridweave/kit';
import { nullText } from './text-format.ts';

const unescapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

/** The rows that a table writer wrote, read back. */
export function readRows<T extends Table<any>>(table: T, chunks: readonly Buffer[]): RowOf<T>[] {
  const columns = Object.keys(table.columns);
  const readers = columns.map((column) => readerOf(table.columns[column].type as ColumnType));
  const rows: Record<string, unknown>[] = [];
  for (const chunk of chunks) {
    for (const line of chunk.toString().split('\n')) {
      if (line === '') continue;
      const row: Record<string, unknown> = {};
      const values = line.split('\t');
      for (let i = 0; i < columns.length; i++) {
        const value = values[i]!;
        row[columns[i]!] = value === nullText ? null : readers[i]!(unescape(value));
      }
      rows.push(row);
    }
  }
  return rows as RowOf<T>[];
}

function unescape(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, char: string) => unescapes[char] ?? char) : text;
}

function readerOf(type: ColumnType): (text: string) => unknown {
  switch (type) {
    case 'bool':
      return (text) => text === 't';
    case 'int4':
    case 'float8':
      return Number;
    case 'jsonb':
      return (text) => JSON.parse(text) as unknown;
    case 'text[]':
      return (text) =>
        [...text.matchAll(/"((?:[^"\\]|\\.)*)"|NULL/gs)].map(([, item]) =>
          item === undefined ? null : item.replace(/\\(.)/gs, '$1'),
        );
    default:
      return (text) => text;
  }
}
