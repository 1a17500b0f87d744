import { GridweaveError } from '@gridweave/kit';
import type { CursorSeal } from '../cursor/cursor.ts';

/** Where a reader of changes has come, and under which rights. */
export interface ChangeCursor {
  readonly rights: string;
  readonly position: string;
}

/** The cursor as the department keeps it. */
export function sealCursor(seal: CursorSeal, { rights, position }: ChangeCursor): string {
  return seal.seal('changes', [rights, position]);
}

/** @throws GridweaveError BAD_CURSOR */
export function openCursor(seal: CursorSeal, cursor: string): ChangeCursor {
  const [rights, position] = seal.open('changes', cursor, 'changes(after)');
  return { rights: rights ?? '', position: position ?? '' };
}

/** The cursor is from before what the log keeps. */
export function expiredCursor(): GridweaveError {
  return new GridweaveError('BAD_CURSOR', {
    zh: 'changes(after) 的游标早于变更记录的保留期。请重新导出,从导出给出的游标继续',
    en: 'the cursor in changes(after) is older than the change log reaches. Export anew, and go on from the cursor that the export gives',
  });
}
