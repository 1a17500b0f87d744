import { type Kysely, sql } from 'kysely';

/** Where a feed of changes has to begin to continue what is read in the same snapshot. */
export type Position = (db: Kysely<any>) => Promise<string>;

/** Asks for the position in the snapshot of an export. */
export function positionIn(db: Kysely<any>, snapshot: string, position: Position): Promise<string> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(transaction);
      return position(transaction);
    });
}
