/** The time limits of a grant or a denial, in milliseconds since the epoch; null is open. */
export interface TimeLimits {
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

/**
 * The moments after `now` at which rules come into force or end, each once, in order. What is proved of the policy at
 * `now` and at each of them holds for all time, as long as no rule is changed. Rules that are never in force count for
 * nothing, nor does a moment that lies in the past.
 */
export function timesToCheck(rules: Iterable<TimeLimits>, now: number): readonly number[] {
  const times = new Set<number>();
  for (const { validFrom, validUntil } of rules) {
    if (validFrom !== null && validUntil !== null && validFrom >= validUntil) continue;
    for (const time of [validFrom, validUntil]) if (time !== null && time > now) times.add(time);
  }
  return [...times].sort((a, b) => a - b);
}
