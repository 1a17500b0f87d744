import { positionOf, positionText } from '@gridweave/database';
import { type Kysely, sql } from 'kysely';

/** How far the change log is in the snapshot of an export: whatever the snapshot does not show comes after it. */
export function positionIn(db: Kysely<any>, snapshot: string): Promise<string> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(transaction);
      return positionText(await positionOf(transaction));
    });
}
