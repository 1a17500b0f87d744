/** Digits of an area code by level; each code starts with the codes of the areas around it. */
export const areaCodeLengths = { city: 4, district: 6, street: 9, community: 12, grid: 14 } as const;
export type AreaCodeLevel = keyof typeof areaCodeLengths;

const digits = /^\d+$/;

/** The level of an area code, undefined when it is none: `440304001` is a street. */
export function areaLevelOf(code: string): AreaCodeLevel | undefined {
  if (!digits.test(code)) return undefined;
  return (Object.keys(areaCodeLengths) as AreaCodeLevel[]).find((level) => areaCodeLengths[level] === code.length);
}

/** The codes of the areas around an area, and its own. */
export function areasAround(code: string): readonly string[] {
  return Object.values(areaCodeLengths)
    .filter((length) => length <= code.length)
    .map((length) => code.slice(0, length));
}

/** Valid codes, each once, without those that lie in another one, in order. */
export function minimalAreas(codes: readonly string[]): readonly string[] {
  const all = new Set(codes.filter((code) => areaLevelOf(code) !== undefined));
  return [...all].filter((code) => areasAround(code).every((around) => around === code || !all.has(around))).sort();
}

/** The areas that lie in both lists; null means every area. */
export function commonAreas(left: readonly string[] | null, right: readonly string[] | null): readonly string[] | null {
  if (left === null || right === null) return left === null ? right && minimalAreas(right) : minimalAreas(left);
  const common: string[] = [];
  for (const a of left)
    for (const b of right) {
      if (a.startsWith(b)) common.push(a);
      else if (b.startsWith(a)) common.push(b);
    }
  return minimalAreas(common);
}
