import { type ChangeTail, type Database, positionText, readChanges, readPosition } from '@gridweave/database';
import type { ChangeLog } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';
import { sql } from 'kysely';

/** The change log for the engine: as far as this process has followed it. */
export function changeLogOf({ db }: Database, tail: ChangeTail): ChangeLog {
  return {
    position() {
      if (tail.position) return positionText(tail.position);
      throw new GridweaveError('DATABASE_UNAVAILABLE', {
        zh: '变更记录尚未就绪,请稍后重试',
        en: 'The change log is not followed yet; try again shortly',
      });
    },
    async read(after, upTo, types, most) {
      const from = readPosition(after);
      const to = readPosition(upTo);
      if (!from || !to) return undefined;
      const { rows } = await sql<{ pruned: string }>`select pruned::text from change.bounds`.execute(db);
      const pruned = BigInt(rows[0]!.pruned);
      if ((from.gaps[0]?.from ?? from.last + 1n) <= pruned) return 'expired';
      const { entries, position, hasMore } = await readChanges(db, from, to, types, most);
      return { changes: entries, position: positionText(position), hasMore };
    },
  };
}
