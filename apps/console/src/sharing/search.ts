import type { CatalogueEntry } from './catalogue.ts';

export interface CatalogueFilter {
  readonly words: string;
  readonly type: string | undefined;
  readonly category: string | undefined;
  readonly holding: 'held' | 'masked' | 'none' | undefined;
}

/** How the texts of entries sound, by coordinate. */
export type Sounds = ReadonlyMap<string, string>;

/** Entries in which every word is found: in Chinese, English, the coordinate, or as pinyin, whole or initials. */
export function searchEntries(
  entries: readonly CatalogueEntry[],
  filter: CatalogueFilter,
  sounds: Sounds | undefined,
): readonly CatalogueEntry[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const read = entry.holding?.read ?? 'none';
    return (
      (filter.type === undefined || entry.coordinate.startsWith(`${filter.type}.`)) &&
      (filter.category === undefined || entry.category === filter.category) &&
      (filter.holding === undefined || (filter.holding === 'held' ? read !== 'none' : filter.holding === read)) &&
      words.every((word) => textOf(entry).includes(word) || sounds?.get(entry.coordinate)?.includes(word) === true)
    );
  });
}

function textOf({ coordinate, title, typeTitle, description }: CatalogueEntry): string {
  return [coordinate, title.zh, title.en, typeTitle.zh, typeTitle.en, description?.zh, description?.en]
    .join(' ')
    .toLowerCase();
}

let loading: Promise<typeof import('pinyin-pro')> | undefined;

/** How every title sounds: `lianxidianhua lxdh`. The table of sounds is loaded with the first use. */
export async function soundsOf(entries: readonly CatalogueEntry[]): Promise<Sounds> {
  const { pinyin } = await (loading ??= import('pinyin-pro'));
  return new Map(
    entries.map(({ coordinate, title, typeTitle }) => {
      const sounds = [title.zh, typeTitle.zh].flatMap((text) => {
        const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true });
        return [syllables.join(''), syllables.map(([initial = '']) => initial).join('')];
      });
      return [coordinate, sounds.join(' ').toLowerCase()] as const;
    }),
  );
}
