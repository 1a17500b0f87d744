import type { Session } from '../../session/session.ts';

/** A document that somebody kept in this browser. */
export interface SavedOperation {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly savedAt: string;
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** Where those of a department stand, or of an admin: whoever else signs in here does not find them. */
export function placeOf(session: Session): string {
  return `gridweave-saved-${session.kind === 'department' ? `department-${session.department.code}` : `admin-${session.id}`}`;
}

/** What was kept there, the latest first; nothing where it cannot be read. */
export function readSaved(kept: Kept, place: string): readonly SavedOperation[] {
  try {
    const found: unknown = JSON.parse(kept.getItem(place) ?? '[]');
    return Array.isArray(found) ? found.filter(isSaved) : [];
  } catch {
    return [];
  }
}

/** Keeps all of them. False where the browser does not, because it is full or forbids it. */
export function writeSaved(kept: Kept, place: string, operations: readonly SavedOperation[]): boolean {
  try {
    kept.setItem(place, JSON.stringify(operations));
    return true;
  } catch {
    return false;
  }
}

/** With one more at the front; the one that has its name is replaced. */
export function withSaved(operations: readonly SavedOperation[], saved: SavedOperation): readonly SavedOperation[] {
  return [saved, ...operations.filter(({ name }) => name !== saved.name)];
}

/** With another name for one of them. */
export function renamed(operations: readonly SavedOperation[], id: string, name: string): readonly SavedOperation[] {
  return operations.map((one) => (one.id === id ? { ...one, name } : one));
}

/** With one back where it stood. */
export function putBack(
  operations: readonly SavedOperation[],
  removed: SavedOperation,
  at: number,
): readonly SavedOperation[] {
  return operations.toSpliced(at, 0, removed);
}

/** A name to begin with: that of the operation, or its first field. */
export function nameFor(document: string): string {
  const named = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(document)?.[1];
  return named ?? /\{\s*(\w+)/.exec(document)?.[1] ?? '';
}

function isSaved(value: unknown): value is SavedOperation {
  const one = value as Partial<Record<keyof SavedOperation, unknown>> | null;
  return [one?.id, one?.name, one?.document, one?.savedAt].every((part) => typeof part === 'string');
}
