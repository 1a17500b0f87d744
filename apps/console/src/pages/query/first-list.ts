export type Row = Readonly<Record<string, unknown>>;

/** The rows of the first list in an answer, outermost first. */
export function firstList(data: unknown): readonly Row[] | undefined {
  let level: unknown[] = [data];
  while (level.length > 0) {
    const next: unknown[] = [];
    for (const value of level) {
      if (Array.isArray(value)) {
        if (value.every((one) => typeof one === 'object' && one !== null)) return value as readonly Row[];
      } else if (typeof value === 'object' && value !== null) next.push(...Object.values(value));
    }
    level = next;
  }
  return undefined;
}

/** The names of all values of the rows, in the order in which they come. */
export function columnsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** A value in one line. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const { nodes } = value as { nodes?: readonly Row[] };
  if (Array.isArray(nodes)) return nodes.map(cellText).join('; ');
  if (Array.isArray(value)) return value.map(cellText).join('; ');
  return Object.values(value).map(cellText).filter(Boolean).join(' · ');
}
