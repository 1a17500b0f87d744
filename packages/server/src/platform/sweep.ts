import { expireGrants, forgetAnswers, forgetSessions, forgetTickets, noticeExpiries } from '@gridweave/access';
import { keepChangeLog } from '@gridweave/database';
import { type Kysely, sql } from 'kysely';

/** Sweeps until it is closed. */
export interface Sweeper {
  close(): Promise<void>;
}

export interface SweepOptions {
  /** Days that the change log is kept. */
  readonly changeDays: number;
  /** Days that an answer of a rounded count is kept that nobody uses. */
  readonly countDays: number;
}

const EACH_MS = 60_000;

/**
 * From time to time marks grants whose time is over, announces those that end soon, and drops what is kept for a time
 * only; one process at a time.
 */
export function startSweeping(db: Kysely<any>, options: SweepOptions, onError: (error: unknown) => void): Sweeper {
  let sweeping = sweepOnce(db, options).catch(onError);
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => sweepOnce(db, options)).catch(onError);
  }, EACH_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

async function sweepOnce(db: Kysely<any>, { changeDays, countDays }: SweepOptions): Promise<void> {
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtextextended('gridweave sweep', 0)) as mine`.execute(connection);
    if (!rows[0]!.mine) return;
    try {
      await expireGrants(connection);
      await noticeExpiries(connection);
      await forgetTickets(connection);
      await forgetSessions(connection);
      await forgetAnswers(connection, countDays);
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended('gridweave sweep', 0))`.execute(connection);
    }
  });
  await keepChangeLog(db, changeDays);
}
