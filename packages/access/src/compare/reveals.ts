import type { Mask } from '@gridweave/kit';

/** How a row shows a field: as it is (null), under a mask, or not at all. */
export type Shown = Mask | null | 'none';

/**
 * Whether the first tells all that the second tells, whatever the value is; false also where it cannot be said.
 * `keep(6,4)` and `keep(1,0)` cannot be compared: the first stars a short name wholly, the second leaves a character.
 */
export function revealsAll(more: Shown, less: Shown): boolean {
  if (more === null || less === 'none') return true;
  if (more === 'none' || less === null) return false;
  if (less.kind === 'null') return true;
  switch (more.kind) {
    case 'keep':
      if (less.kind === 'keep')
        return (more.first === less.first && more.last === less.last) || less.first + less.last === 0;
      return less.kind === 'exists';
    case 'ageBand':
      return less.kind === 'ageBand' && less.width % more.width === 0;
    case 'area':
      // a community lies in one street
      return less.kind === 'area' && (more.level === less.level || more.level === 'community');
    case 'year':
    case 'hash':
    case 'exists':
      return less.kind === more.kind || less.kind === 'exists';
    case 'own':
      return less.kind === 'own' && less.name === more.name;
    case 'null':
      return false;
  }
}
