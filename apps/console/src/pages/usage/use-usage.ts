import { useEffect, useReducer, useState } from 'react';
import { type Client, type CombinedError, useClient } from 'urql';
import { auditUsage, type FieldUsage } from './documents.ts';

export interface UsageState {
  readonly usage: readonly FieldUsage[] | undefined;
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

const known = new WeakMap<Client, Map<number, readonly FieldUsage[]>>();

/** What departments did with fields in the last days; the same for every part of the page. */
export function useUsage(days: number): UsageState {
  const client = useClient();
  const [found, setFound] = useState<{ readonly days: number; readonly usage: readonly FieldUsage[] }>();
  const [error, setError] = useState<CombinedError>();
  const [round, reload] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isCurrent = true;
    const from = new Date(Date.now() - days * 86_400_000).toISOString();
    const kept = known.get(client) ?? new Map<number, readonly FieldUsage[]>();
    known.set(client, kept);
    const before = kept.get(days);
    if (before) setFound({ days, usage: before });
    void client
      .query(auditUsage, { from }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error: failed }) => {
        if (!isCurrent) return;
        setError(failed);
        if (!data) return;
        kept.set(days, data.auditUsage);
        setFound({ days, usage: data.auditUsage });
      });
    return () => {
      isCurrent = false;
    };
  }, [client, days, round]);
  return { usage: found?.days === days ? found.usage : undefined, error, reload };
}
