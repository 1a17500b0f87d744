export type Groups = readonly Readonly<Record<string, unknown>>[];

/**
 * The difference between groups with rounded counts and those of the reference, as a sentence. Their counts are
 * multiples of the smallest group and may be those of a group that differs by some rows; groups that are hardly larger
 * than it may be missing. Everything else is the same.
 */
export function roundedDifference(
  engine: Groups,
  reference: Groups,
  smallest: number,
  path: string,
): string | undefined {
  const reach = smallest + Math.ceil(smallest / 2);
  // how many groups of the engine may stand for the groups of the reference so far
  let taken = new Set([0]);
  for (const group of reference) {
    const next = new Set<number>();
    for (const n of taken) {
      if (numbers(group).every((count) => count < reach)) next.add(n);
      if (n < engine.length && isRounded(engine[n]!, group, smallest, reach)) next.add(n + 1);
    }
    taken = next;
  }
  return taken.has(engine.length)
    ? undefined
    : `${path}: ${JSON.stringify(engine)} is not ${JSON.stringify(reference)} rounded to multiples of ${smallest}`;
}

function isRounded(group: Groups[number], reference: Groups[number], smallest: number, reach: number): boolean {
  const keys = Object.keys(reference);
  if (Object.keys(group).join('\n') !== keys.join('\n')) return false;
  return keys.every((key) => {
    const [told, size] = [group[key], reference[key]];
    if (typeof told !== 'number' || typeof size !== 'number') return Object.is(told, size);
    return told % smallest === 0 && told >= smallest && Math.abs(told - size) < smallest + reach;
  });
}

function numbers(group: Groups[number]): readonly number[] {
  return Object.values(group).filter((value) => typeof value === 'number');
}
