import { type DependencyList, useEffect, useState } from 'react';
import { type Client, type CombinedError, useClient } from 'urql';

/** A list that comes in pages, when all of it is there. */
export function useAllPages<T>(
  readPage: (client: Client, after: string | null) => Promise<{ readonly items?: readonly T[]; error?: CombinedError }>,
  keyOf: (item: T) => string,
  dependencies: DependencyList,
): { readonly items: readonly T[] | undefined; readonly error: CombinedError | undefined } {
  const client = useClient();
  const [items, setItems] = useState<readonly T[]>();
  const [error, setError] = useState<CombinedError>();
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      const all: T[] = [];
      for (let after: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof readPage>> = await readPage(client, after);
        if (!isCurrent) return;
        setError(page.error);
        if (!page.items) return;
        all.push(...page.items);
        if (page.items.length < 1_000) break;
        after = keyOf(all.at(-1)!);
      }
      setItems(all);
    })();
    return () => {
      isCurrent = false;
    };
  }, [client, ...dependencies]);
  return { items, error };
}
