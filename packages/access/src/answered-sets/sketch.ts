/**
 * A set of rows, told by its size and by cells: each row falls into one by its keyed hash, and a cell is the xor of the
 * hashes in it. Two sets that differ by d rows differ in at most d cells, so that near sets are never taken for far
 * ones. Zero is a cell without rows.
 */
export interface Sketch {
  readonly rows: number;
  readonly cells: Int32Array;
}

const leastCells = 256;
const mostCells = 8_192;

/** How many cells a sketch has: so many that differing rows seldom meet in one. A power of two. */
export function cellCount(smallest: number): number {
  return Math.min(mostCells, Math.max(leastCells, 2 ** Math.ceil(Math.log2(16 * smallest))));
}

const packedBytes = 6;

/** Reads a sketch from its cells that are not empty: two bytes of number and four of value each. */
export function unpackSketch(rows: number, packed: Buffer, cells: number): Sketch {
  const sketch = new Int32Array(cells);
  for (let at = 0; at < packed.length; at += packedBytes) sketch[packed.readUInt16BE(at)] = packed.readInt32BE(at + 2);
  return { rows, cells: sketch };
}

export function packSketch({ cells }: Sketch): Buffer {
  const packed = Buffer.alloc(cells.filter((value) => value !== 0).length * packedBytes);
  let at = 0;
  cells.forEach((value, cell) => {
    if (value === 0) return;
    packed.writeUInt16BE(cell, at);
    packed.writeInt32BE(value, at + 2);
    at += packedBytes;
  });
  return packed;
}

/**
 * How many rows are in one set and not in the other, as far as sketches tell: never more than there are. A number that
 * is at least `limit` for all that are so far apart. Undefined is the set without rows.
 */
export function rowsApart(a: Sketch, b: Sketch | undefined, limit: number): number {
  if (!b) return a.rows;
  const least = Math.abs(a.rows - b.rows);
  let differing = 0;
  for (let i = 0; i < a.cells.length && Math.max(differing, least) < limit; i++)
    if (a.cells[i] !== b.cells[i]) differing++;
  return Math.max(differing, least);
}

/** The first cells that are not empty, each with its value as one number. */
export function firstCells({ cells }: Sketch, most: number): number[] {
  const keys: number[] = [];
  for (let i = 0; i < cells.length && keys.length < most; i++)
    if (cells[i] !== 0) keys.push(i * 2 ** 32 + (cells[i]! >>> 0));
  return keys;
}
