import { createHash } from 'node:crypto';
import { GridweaveError } from '@gridweave/kit';
import type { CursorSeal } from '../cursor/cursor.ts';
import type { ExportRequest } from './export.ts';

/** What an export shows: the change log up to a position, as far as the rights of its department went. */
export interface Shown {
  readonly rights: string;
  readonly position: string;
}

/** Where an export is taken up again: after a key, and what its first part shows. */
export interface ExportPlace {
  readonly key: readonly (string | null)[];
  readonly shown: Shown;
}

/** Seals and opens the places at which an export may be taken up again. */
export interface SealedPlace {
  readonly seal: (place: ExportPlace) => string;
  /** @throws GridweaveError BAD_CURSOR unless it comes from the same export of the same department */
  open(cursor: string): ExportPlace;
  /** The cursor after which `changes` gives what an export does not show. */
  readonly changesAfter: (shown: Shown) => string;
}

/** A place belongs to a department, a type, and one document with its operation and variables. */
export function sealedPlace(cursors: CursorSeal, type: string, request: ExportRequest): SealedPlace {
  const { documentKey, operationName, variables } = request;
  const asked = createHash('sha256')
    .update(JSON.stringify([documentKey, operationName ?? null, variables]))
    .digest('base64url');
  const order = `export ${type} ${asked}`;
  return {
    seal: ({ key, shown }) => cursors.seal(order, [shown.rights, shown.position, ...key]),
    open(cursor) {
      try {
        const [rights, position, ...key] = cursors.open(order, cursor, '');
        return { key, shown: { rights: rights!, position: position! } };
      } catch {
        throw new GridweaveError('BAD_CURSOR', {
          zh: 'X-Gridweave-Cursor 不是本部门此项导出的游标:查询与变量须与中断的那次相同。请改用其给出的游标,或去掉此头从头导出',
          en: 'X-Gridweave-Cursor is no cursor of this export of this department: document and variables must be those of the one that was interrupted. Use a cursor it gave, or leave the header out to start again',
        });
      }
    },
    changesAfter: ({ rights, position }) => cursors.seal('changes', [rights, position]),
  };
}
