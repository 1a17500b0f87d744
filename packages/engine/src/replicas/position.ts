/** A place in the write-ahead log of a database, as a number; exact for the first 8 PiB of it. */
export type Position = number;

/** Beyond every place: only the primary is sure to show what came before. */
export const primaryOnly: Position = Number.MAX_SAFE_INTEGER;

/** Reads a position as PostgreSQL writes it, `16/B374D848`. */
export function readPosition(text: string): Position {
  const slash = text.indexOf('/');
  return Number.parseInt(text.slice(0, slash), 16) * 2 ** 32 + Number.parseInt(text.slice(slash + 1), 16);
}
