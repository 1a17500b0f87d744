/** A page of a list in memory: at most `first` (1,000 at most) after the item with this key. */
export function pageOf<T>(
  list: readonly T[],
  { first, after }: { readonly first?: number | null; readonly after?: string | null },
  keyOf: (item: T) => string,
): readonly T[] {
  const start = after ? list.findIndex((item) => keyOf(item) === after) + 1 : 0;
  return list.slice(start, start + pageSize(first, 100));
}

/** How many are asked for: the default, and never more than a thousand. */
export function pageSize(first: number | null | undefined, fallback: number): number {
  return Math.min(1_000, Math.max(1, first ?? fallback));
}
