import { loadDivisions } from '@gridweave/core';

/** The name of a division, or its code where it has none: `龙华区`, `民治街道`. */
export function divisionName(code: string): string {
  return loadDivisions().find((division) => division.code === code)?.name ?? code;
}

/** The name of a community without what all of them have: `龙悦` of 龙悦社区居委会. */
export function communityName(code: string): string {
  return divisionName(code).replace(/(社区)?(居委会|居民委员会)?$/, '');
}
