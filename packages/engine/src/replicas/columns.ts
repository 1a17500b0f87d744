import type { Rows } from '../wire/index.ts';
import { skipColumns, textAt } from '../wire/rows.ts';

/** The columns of the only row, as text. */
export function columnsOf({ buffers, offsets }: Rows, columns: number): readonly (string | null)[] {
  return Array.from({ length: columns }, (_, i) => textAt(buffers[0]!, skipColumns(buffers[0]!, offsets[0]!, i)));
}
