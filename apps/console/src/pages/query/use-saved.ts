import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../../session/session.ts';
import { placeOf, readSaved, type SavedOperation, writeSaved } from './saved-operations.ts';

export interface Saved {
  readonly operations: readonly SavedOperation[];
  /** False where the browser did not keep it. */
  readonly change: (how: (before: readonly SavedOperation[]) => readonly SavedOperation[]) => boolean;
}

/** The operations that were kept in this browser by whoever is signed in. */
export function useSaved(): Saved {
  const { session } = useSession();
  const place = placeOf(session);
  const [operations, setOperations] = useState(() => readSaved(localStorage, place));
  useEffect(() => {
    // another tab has changed them
    const follow = ({ key }: StorageEvent): void => {
      if (key === place) setOperations(readSaved(localStorage, place));
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, [place]);
  const change = useCallback<Saved['change']>(
    (how) => {
      const after = how(readSaved(localStorage, place));
      const isKept = writeSaved(localStorage, place, after);
      if (isKept) setOperations(after);
      return isKept;
    },
    [place],
  );
  return { operations, change };
}
