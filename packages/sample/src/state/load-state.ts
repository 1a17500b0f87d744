import type { ClientBase } from 'pg';
import type { SampleSize } from '../plan/index.ts';

/** The load of a sample city, finished or not. */
export interface LoadState {
  readonly size: SampleSize;
  readonly seed: number;
  readonly today: string;
  readonly finished: boolean;
}

/** The load that was begun in this database, if any. */
export async function readLoad(client: ClientBase): Promise<LoadState | undefined> {
  const { rows } = await client.query(
    `select size, seed::float8 as seed, to_char(today, 'YYYY-MM-DD') as today, finished_at is not null as finished from sample.load`,
  );
  return rows[0] as LoadState | undefined;
}

/** Records that a load begins; from now on it can be resumed. */
export async function beginLoad(client: ClientBase, load: Omit<LoadState, 'finished'>): Promise<void> {
  await client.query('insert into sample.load (size, seed, today) values ($1, $2, $3)', [
    load.size,
    load.seed,
    load.today,
  ]);
}

/** Records that everything is there. */
export async function finishLoad(client: ClientBase): Promise<void> {
  await client.query('set synchronous_commit to on');
  await client.query('update sample.load set finished_at = now()');
}

/** The communities that are there already, each whole. */
export async function loadedCommunities(client: ClientBase): Promise<ReadonlySet<string>> {
  const { rows } = await client.query('select code from sample.community');
  return new Set(rows.map(({ code }) => code as string));
}
