import { useEffect, useReducer, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { previewCatalogue } from './documents.ts';
import { argumentsOf, type Viewed } from './moment.ts';

interface PreviewedCatalogue {
  readonly entries: readonly CatalogueEntry[] | undefined;
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

/** The whole catalogue as a department sees it. */
export function usePreviewedCatalogue({ as, at, request }: Viewed): PreviewedCatalogue {
  const client = useClient();
  const [entries, setEntries] = useState<readonly CatalogueEntry[]>();
  const [error, setError] = useState<CombinedError>();
  const [round, reload] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isCurrent = true;
    async function load(): Promise<void> {
      const all: CatalogueEntry[] = [];
      for (;;) {
        const variables = { ...argumentsOf({ as, at, request }), after: all.at(-1)?.coordinate ?? null };
        const answer = await client.query(previewCatalogue, variables).toPromise();
        if (!isCurrent) return;
        setError(answer.data ? undefined : answer.error);
        if (!answer.data) return;
        all.push(...answer.data.previewCatalogue);
        if (answer.data.previewCatalogue.length < 1_000) return setEntries(all);
      }
    }
    void load();
    return () => {
      isCurrent = false;
    };
  }, [client, as, at, request, round]);
  return { entries, error, reload };
}
