/** Ids from `from` to `to`, both included. */
export interface IdRange {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * How far a reader has come in the change log: everything up to `last` but for the gaps, whose entries may still come
 * when the transactions that drew their ids commit.
 */
export interface ChangePosition {
  readonly last: bigint;
  readonly gaps: readonly IdRange[];
}

/** More gaps than this are not written into a cursor: it stops before them, and what follows is told again. */
const most = 200;

/** The position as a text: `last` and the gaps as distances, the newest first. */
export function positionText({ last, gaps }: ChangePosition): string {
  const kept = gaps.length <= most ? { last, gaps } : { last: gaps[most]!.from - 1n, gaps: gaps.slice(0, most) };
  let before = kept.last;
  const parts = kept.gaps.toReversed().map(({ from, to }) => {
    const part = `${before - to}+${to - from}`;
    before = from;
    return part;
  });
  return [kept.last, ...parts].join(' ');
}

/** Reads what `positionText` wrote; undefined for anything else. */
export function readPosition(text: string): ChangePosition | undefined {
  if (!/^\d{1,18}( \d{1,18}\+\d{1,18})*$/.test(text)) return undefined;
  const [last = '', ...parts] = text.split(' ');
  let before = BigInt(last);
  const gaps: IdRange[] = [];
  for (const part of parts) {
    const [distance = '', length = ''] = part.split('+');
    const to = before - BigInt(distance);
    const from = to - BigInt(length);
    if (from < 1n) return undefined;
    gaps.unshift({ from, to });
    before = from;
  }
  return { last: BigInt(last), gaps };
}

/** The ids that a list of ascending ids leaves out between `after` and its end. */
export function missingIn(after: bigint, ids: readonly bigint[]): IdRange[] {
  const missing: IdRange[] = [];
  let next = after + 1n;
  for (const id of ids) {
    if (id > next) missing.push({ from: next, to: id - 1n });
    next = id + 1n;
  }
  return missing;
}

/** The parts of ranges in ascending order that lie in other ranges in ascending order. */
export function overlap(some: readonly IdRange[], others: readonly IdRange[]): IdRange[] {
  const found: IdRange[] = [];
  for (let i = 0, k = 0; i < some.length && k < others.length;) {
    const [one, other] = [some[i]!, others[k]!];
    const from = one.from > other.from ? one.from : other.from;
    const to = one.to < other.to ? one.to : other.to;
    if (from <= to) found.push({ from, to });
    if (one.to < other.to) i++;
    else k++;
  }
  return found;
}

/** Ranges in ascending order without some ids in ascending order. */
export function without(ranges: readonly IdRange[], ids: readonly bigint[]): IdRange[] {
  const left: IdRange[] = [];
  let k = 0;
  for (const range of ranges) {
    let { from } = range;
    while (k < ids.length && ids[k]! < from) k++;
    for (; k < ids.length && ids[k]! <= range.to; k++) {
      if (ids[k]! > from) left.push({ from, to: ids[k]! - 1n });
      from = ids[k]! + 1n;
    }
    if (from <= range.to) left.push({ from, to: range.to });
  }
  return left;
}
