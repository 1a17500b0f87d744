import type { ResultOf } from 'gql.tada';
import { useEffect, useReducer, useState } from 'react';
import { type Client, type CombinedError, useClient } from 'urql';
import { department } from '../graph/department.ts';

const document = department(`
  query Catalogue($after: ID) {
    sharingCatalogue(first: 1000, after: $after) {
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
`);

export type CatalogueEntry = ResultOf<typeof document>['sharingCatalogue'][number];

export interface CatalogueState {
  readonly entries: readonly CatalogueEntry[] | undefined;
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

const known = new WeakMap<Client, readonly CatalogueEntry[]>();

/** The whole catalogue: what was loaded before at once, and anew each time a page opens. */
export function useCatalogue(): CatalogueState {
  const client = useClient();
  const [entries, setEntries] = useState(() => known.get(client));
  const [error, setError] = useState<CombinedError>();
  const [round, reload] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isCurrent = true;
    void loadAll(client).then((loaded) => {
      if (!isCurrent) return;
      if (Array.isArray(loaded)) {
        known.set(client, loaded);
        setEntries(loaded);
        setError(undefined);
      } else setError(loaded as CombinedError);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, round]);
  return { entries, error, reload };
}

async function loadAll(client: Client): Promise<CatalogueEntry[] | CombinedError> {
  const all: CatalogueEntry[] = [];
  for (;;) {
    const after = all.at(-1)?.coordinate ?? null;
    const { data, error } = await client.query(document, { after }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return error!;
    all.push(...data.sharingCatalogue);
    if (data.sharingCatalogue.length < 1_000) return all;
  }
}
