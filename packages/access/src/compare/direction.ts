/** Who sees more after a change. `both` also where neither can be proved. */
export type Direction = 'wider' | 'narrower' | 'both' | 'equal';

/** The direction of several changes together. */
export function together(directions: Iterable<Direction>): Direction {
  let wider = false;
  let narrower = false;
  for (const direction of directions) {
    wider ||= direction === 'wider' || direction === 'both';
    narrower ||= direction === 'narrower' || direction === 'both';
  }
  return directionOf(wider, narrower);
}

/** From whether something is or may be wider, and narrower. */
export function directionOf(wider: boolean, narrower: boolean): Direction {
  if (wider) return narrower ? 'both' : 'wider';
  return narrower ? 'narrower' : 'equal';
}
