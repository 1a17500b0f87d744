import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setImmediate } from 'node:timers/promises';

import type { ProcessFacts, Processes, ServerProcess } from '@gridweave/governance';
import { type Kysely, sql } from 'kysely';

export interface PresenceOptions {
  readonly db: Kysely<any>;
  /** What this process is like now. */
  readonly facts: () => ProcessFacts;
  readonly onError: (error: unknown) => void;
}

export interface Presence extends Processes {
  close(): Promise<void>;
}

const EACH_MS = 5_000;
/** One that is silent for so long is shown as gone, and after an hour not at all. */
const SILENT_SECONDS = 20;

/** Tells the other server processes of this one, in the database that they share, until it is closed. */
export function openPresence({ db, facts, onError }: PresenceOptions): Presence {
  const id = randomUUID();
  const name = `${hostname()}:${process.pid}`;
  const tell = async (): Promise<void> => {
    // what was asked for in this moment has its connection in the next, and does not wait for one
    await setImmediate();
    const told = JSON.stringify(facts());
    await sql`
      insert into presence.server_process (id, name, started_at, facts)
      values (${id}::uuid, ${name}, ${new Date(performance.timeOrigin)}, ${told}::jsonb)
      on conflict (id) do update set told_at = clock_timestamp(), facts = excluded.facts`.execute(db);
  };
  let isTelling = false;
  let telling = Promise.resolve();
  const tellOnce = (): void => {
    // a database that is away must not gather calls
    if (isTelling) return;
    isTelling = true;
    telling = tell()
      .catch(onError)
      .finally(() => {
        isTelling = false;
      });
  };
  tellOnce();
  const timer = setInterval(tellOnce, EACH_MS);
  timer.unref();
  return {
    async list() {
      await telling;
      await tell();
      return readProcesses(db, id);
    },
    async close() {
      clearInterval(timer);
      await telling;
      await sql`delete from presence.server_process
        where id = ${id}::uuid or told_at < clock_timestamp() - interval '1 hour'`
        .execute(db)
        .catch(onError);
    },
  };
}

type Row = Omit<ServerProcess, keyof ProcessFacts> & { readonly facts: ProcessFacts };

async function readProcesses(db: Kysely<any>, id: string): Promise<readonly ServerProcess[]> {
  const { rows } = await sql<Row>`
    select id, name, started_at as "startedAt", told_at as "toldAt", facts, id = ${id}::uuid as "isThis",
      told_at > clock_timestamp() - make_interval(secs => ${SILENT_SECONDS}) as "isAlive"
    from presence.server_process where told_at > clock_timestamp() - interval '1 hour'
    order by started_at, id`.execute(db);
  return rows.map(({ facts, startedAt, toldAt, ...row }) => ({
    ...row,
    ...facts,
    startedAt: new Date(startedAt),
    toldAt: new Date(toldAt),
  }));
}
