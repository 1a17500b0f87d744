import type { Position } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';

/** The header in which an answer says how far it may have seen, and in which a client brings that back. */
export const seenHeader = 'X-Gridweave-Seen';

/** The value of the header; clients are told nothing of what it is made of. */
export function seenToken(position: Position): string {
  return position.toString(36);
}

/**
 * Reads the header of a request; 0 without one.
 * @throws GridweaveError BAD_REQUEST for what no answer of ours can have had
 */
export function readSeen(header: string | readonly string[] | undefined): Position {
  if (header === undefined) return 0;
  const position =
    typeof header === 'string' && /^[0-9a-z]{1,11}$/.test(header) ? Number.parseInt(header, 36) : Number.NaN;
  if (Number.isSafeInteger(position)) return position;
  throw new GridweaveError(
    'BAD_REQUEST',
    {
      zh: `请求头 ${seenHeader} 应原样带回此前应答中的同名响应头;没有则不设`,
      en: `The header ${seenHeader} has to repeat that of an earlier answer as it was; leave it out when there is none`,
    },
    { header: seenHeader },
  );
}
