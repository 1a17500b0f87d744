import { createHash } from 'node:crypto';
import { GridweaveError } from '@gridweave/kit';
import type { CursorSeal } from '../cursor/cursor.ts';
import type { ExportRequest } from './export.ts';

/** Seals and opens the places at which an export may be taken up again. */
export interface SealedPlace {
  readonly seal: (key: readonly (string | null)[]) => string;
  /** @throws GridweaveError BAD_CURSOR unless it comes from the same export of the same department */
  open(cursor: string): readonly (string | null)[];
}

/** A place belongs to a department, a type, and one document with its operation and variables. */
export function sealedPlace(cursors: CursorSeal, type: string, request: ExportRequest): SealedPlace {
  const { documentKey, operationName, variables } = request;
  const asked = createHash('sha256')
    .update(JSON.stringify([documentKey, operationName ?? null, variables]))
    .digest('base64url');
  const order = `export ${type} ${asked}`;
  return {
    seal: (key) => cursors.seal(order, key),
    open(cursor) {
      try {
        return cursors.open(order, cursor, '');
      } catch {
        throw new GridweaveError('BAD_CURSOR', {
          zh: 'X-Gridweave-Cursor 不是本部门此项导出的游标:查询与变量须与中断的那次相同。请改用其给出的游标,或去掉此头从头导出',
          en: 'X-Gridweave-Cursor is no cursor of this export of this department: document and variables must be those of the one that was interrupted. Use a cursor it gave, or leave the header out to start again',
        });
      }
    },
  };
}
