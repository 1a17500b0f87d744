import type { Column } from '@gridweave/engine';

/** A line of NDJSON about the export itself: its only key starts with `$`, which no field does. */
export function noteLine(key: '$export' | '$cursor' | '$end', value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify({ [key]: value })}\n`);
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The first line of CSV, with the mark by which spreadsheets know UTF-8. */
export function headerLine(columns: readonly Column[], language: 'zh' | 'en'): Buffer {
  const cells = columns.map((column) =>
    'alias' in column
      ? column.alias
      : column.titles.map((title) => title[language]).join(language === 'zh' ? '·' : ' · '),
  );
  return Buffer.from(`${BYTE_ORDER_MARK}${cells.map(quoted).join(',')}\r\n`);
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== cell ? `"${safe.replaceAll('"', '""')}"` : safe;
}
