/** Where the focus is: line and column of the grid; -1 is the header. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Size {
  readonly lines: number;
  readonly columns: number;
  /** Lines that fit into the window. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads, as the ARIA pattern of a grid has it; undefined for keys that do not move. */
export function moved({ line, column }: Place, { key, ctrlKey, metaKey }: Key, size: Size): Place | undefined {
  const isFar = ctrlKey || metaKey;
  const [lastLine, lastColumn] = [size.lines - 1, size.columns - 1];
  switch (key) {
    case 'ArrowDown':
      return { line: isFar ? lastLine : Math.min(line + 1, lastLine), column };
    case 'ArrowUp':
      return { line: isFar ? -1 : Math.max(line - 1, -1), column };
    case 'ArrowRight':
      return { line, column: isFar ? lastColumn : Math.min(column + 1, lastColumn) };
    case 'ArrowLeft':
      return { line, column: isFar ? -1 : Math.max(column - 1, -1) };
    case 'PageDown':
      return { line: Math.min(line + size.page, lastLine), column };
    case 'PageUp':
      return { line: Math.max(line - size.page, 0), column };
    case 'Home':
      return isFar ? { line: 0, column: 0 } : { line, column: -1 };
    case 'End':
      return isFar ? { line: lastLine, column: lastColumn } : { line, column: lastColumn };
    default:
      return undefined;
  }
}

/** Lines and columns of the block between two places, headers left out. */
export function blockOf(
  a: Place,
  b: Place,
): { readonly lines: readonly number[]; readonly columns: readonly number[] } {
  return { lines: between(a.line, b.line), columns: between(a.column, b.column) };
}

function between(a: number, b: number): readonly number[] {
  const first = Math.max(Math.min(a, b), 0);
  return Array.from({ length: Math.max(a, b) - first + 1 }, (_, step) => first + step);
}
