import { nothingSeen, type Seen } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';

/** The header in which an answer says how far it may have seen, and in which a client brings that back. */
export const seenHeader = 'X-Gridweave-Seen';

/** The value of the header; clients are told nothing of what it is made of. */
export function seenToken({ position, nextXid }: Seen): string {
  return nextXid === 0 ? position.toString(36) : `${position.toString(36)}-${nextXid.toString(36)}`;
}

/**
 * Reads the header of a request.
 * @throws GridweaveError BAD_REQUEST for what no answer of ours can have had
 */
export function readSeen(header: string | readonly string[] | undefined): Seen {
  if (header === undefined) return nothingSeen;
  const parts = typeof header === 'string' ? /^([0-9a-z]{1,11})(?:-([0-9a-z]{1,11}))?$/.exec(header) : null;
  const [position, nextXid] = [parts?.[1], parts?.[2] ?? '0'].map((part) => Number.parseInt(part ?? '', 36));
  if (Number.isSafeInteger(position) && Number.isSafeInteger(nextXid))
    return { position: position!, nextXid: nextXid! };
  throw new GridweaveError(
    'BAD_REQUEST',
    {
      zh: `请求头 ${seenHeader} 应原样带回此前应答中的同名响应头;没有则不设`,
      en: `The header ${seenHeader} has to repeat that of an earlier answer as it was; leave it out when there is none`,
    },
    { header: seenHeader },
  );
}
