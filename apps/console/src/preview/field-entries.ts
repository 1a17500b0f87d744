import { useMemo } from 'react';
import { useQuery } from 'urql';
import { admin } from '../graph/admin.ts';
import { useSaid } from '../language/language.ts';
import type { CatalogueEntry } from '../sharing/catalogue.ts';

const document = admin(`
  query FieldEntries($coordinates: [ID!]!) {
    catalogue(coordinates: $coordinates, first: 1000) {
      entry {
        coordinate
        kind
        plugin
        title { zh en }
        typeTitle { zh en }
        description { zh en }
        category
        sensitivity
        source
        updateCycle
        legalBasis
        masks
        operators
        holding { read partial masks operators }
      }
    }
  }
`);

export type Entries = ReadonlyMap<string, CatalogueEntry>;

/** What the catalogue says of some fields. */
export function useFieldEntries(coordinates: readonly string[]): Entries {
  const wanted = [...new Set(coordinates)].sort().slice(0, 1_000);
  const [{ data }] = useQuery({
    query: document,
    variables: { coordinates: wanted },
    pause: wanted.length === 0,
    requestPolicy: 'cache-first',
  });
  return useMemo(() => new Map((data?.catalogue ?? []).map(({ entry }) => [entry.coordinate, entry])), [data]);
}

/** How fields are called: `人口 · 姓名`; the coordinate where the catalogue does not know it. */
export function useFieldName(entries: Entries): (coordinate: string) => string {
  const said = useSaid();
  return (coordinate) => {
    const entry = entries.get(coordinate);
    return entry ? `${said(entry.typeTitle)} · ${said(entry.title)}` : coordinate;
  };
}
