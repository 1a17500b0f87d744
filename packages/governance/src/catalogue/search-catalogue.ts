import type { CatalogueEntry } from '@gridweave/access';

export interface CatalogueFilter {
  /** Words that all have to be found in coordinate, titles or description, in either language. */
  readonly search?: string | null;
  readonly source?: string | null;
  readonly category?: string | null;
  readonly sensitivity?: string | null;
  readonly plugin?: string | null;
  /** A type of the graph: `Person`. */
  readonly type?: string | null;
  readonly coordinates?: readonly string[] | null;
}

/** The entries that a filter finds, in the order of the catalogue. */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  filter: CatalogueFilter,
): readonly CatalogueEntry[] {
  const words = (filter.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = filter.coordinates ? new Set(filter.coordinates) : undefined;
  return entries.filter(
    (entry) =>
      (!filter.source || entry.label.source === filter.source) &&
      (!filter.category || entry.label.sharing === filter.category) &&
      (!filter.sensitivity || entry.label.sensitivity === filter.sensitivity) &&
      (!filter.plugin || entry.plugin === filter.plugin) &&
      (!filter.type || entry.coordinate.startsWith(`${filter.type}.`)) &&
      (!wanted || wanted.has(entry.coordinate)) &&
      words.every((word) => textOf(entry).includes(word)),
  );
}

function textOf({ coordinate, type, label }: CatalogueEntry): string {
  const { title, description } = label;
  return [coordinate, type.zh, type.en, title.zh, title.en, description?.zh, description?.en].join(' ').toLowerCase();
}
