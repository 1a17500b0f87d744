import { migrate, openDatabase, startEmbedded } from '@gridweave/database';
import { config } from '@gridweave/app-server';
import { migrationSources } from '@gridweave/server';
import { ensureSample, type SampleSize } from '@gridweave/sample';
import type { Keys } from './operations.ts';

/** A database with the sample city, and how to stop it. */
export interface BenchDatabase {
  readonly url: string;
  /** The process that all server processes of the database are below; undefined when it is not ours. */
  readonly postmaster: number | undefined;
  readonly district: string;
  readonly keys: Keys;
  stop(): Promise<void>;
}

/** Starts the database of the bench and makes its sample at the first run; later runs use it again. */
export async function openBench(options: {
  readonly folder: string;
  readonly url: string | undefined;
  readonly size: SampleSize;
}): Promise<BenchDatabase> {
  const embedded = options.url ? undefined : await startEmbedded({ dataDir: options.folder });
  const url = options.url ?? embedded!.url;
  const database = openDatabase({ url });
  try {
    await migrate(database, migrationSources(config.plugins));
    const made = await ensureSample({
      url,
      plugins: config.plugins,
      size: options.size,
      seed: 1,
      onProgress: (p) =>
        p.step === 'community' &&
        p.done % 10 === 0 &&
        console.error(`${p.done} of ${p.total} communities, ${p.rows} rows`),
    });
    if (made) console.error(`sample ${options.size} made in ${Math.round(made.milliseconds / 1_000)} s`);
    const q = async <T>(text: string): Promise<T[]> => (await database.pool.query(text)).rows as T[];
    await q('create schema if not exists bench');
    // what a user of PostGraphile would write for the aggregates
    await q(`create or replace function bench.event_counts(community text) returns table(grid_code text, major text, n bigint) language sql stable
      as 'select grid_code, major, count(*) from core.event where community_code = community group by 1, 2 having count(*) >= 10 order by 1, 2'`);
    await q(`create or replace function bench.person_counts(street text) returns table(community_code text, sex text, n bigint) language sql stable
      as 'select community_code, sex, count(*) from core.person where street_code = street group by 1, 2 having count(*) >= 10 order by 1, 2'`);
    const [largest] = await q<{ district: string }>(
      'select left(street_code, 6) as district from core.grid group by 1 order by count(*) desc limit 1',
    );
    const { district } = largest!;
    const within = `street_code like '${/^\d{6}$/.exec(district)![0]}%'`;
    const keys: Keys = {
      persons: await q(
        `select street_code as street, id from core.person where ${within} and ended_on is null order by hashtext(id::text) limit 2000`,
      ),
      grids: (await q<{ code: string }>(`select code from core.grid where ${within} order by hashtext(code)`)).map(
        (r) => r.code,
      ),
      communities: (
        await q<{ code: string }>(
          `select community_code as code from core.grid where ${within} group by 1 order by hashtext(community_code)`,
        )
      ).map((r) => r.code),
      streets: (
        await q<{ code: string }>(`select street_code as code from core.grid where ${within} group by 1 order by 1`)
      ).map((r) => r.code),
    };
    const [identity] = await q<{ pid: string }>(`select pg_read_file('postmaster.pid', 0, 20) as pid`).catch(() => []);
    const postmaster = identity ? Number(identity.pid.split('\n')[0]) : undefined;
    return { url, postmaster, district, keys, stop: async () => embedded?.stop() };
  } finally {
    await database.close();
  }
}
