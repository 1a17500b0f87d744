import { expireGrants, forgetAnswers, noticeExpiries } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';

/** Sweeps until it is closed. */
export interface Sweeper {
  close(): Promise<void>;
}

const EACH_MS = 60_000;

/**
 * From time to time marks grants whose time is over, announces those that end soon, and forgets answers of rounded
 * counts that nobody used for `countDays`; one process at a time.
 */
export function startSweeping(db: Kysely<any>, countDays: number, onError: (error: unknown) => void): Sweeper {
  let sweeping = sweepOnce(db, countDays).catch(onError);
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => sweepOnce(db, countDays)).catch(onError);
  }, EACH_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

async function sweepOnce(db: Kysely<any>, countDays: number): Promise<void> {
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtextextended('gridweave sweep', 0)) as mine`.execute(connection);
    if (!rows[0]!.mine) return;
    try {
      await expireGrants(connection);
      await noticeExpiries(connection);
      await forgetAnswers(connection, countDays);
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended('gridweave sweep', 0))`.execute(connection);
    }
  });
}
