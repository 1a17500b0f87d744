import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';

import { GridweaveError } from '@gridweave/kit';
import { type Environment, type Platform, readEnvironment, startPlatform } from '@gridweave/server';

import { banner } from './banner.ts';
import { credentialsPath } from './credentials.ts';
import { overseer, superviseProcesses } from './processes/index.ts';
import { prepareSampleCity, workingKeys } from './sample-city.ts';

let platform: Platform | undefined;
let stopping = false;
let lastLine = '';

const overseen = overseer({ metrics: () => platform?.metrics() ?? '', onStop: () => void stop() });
const speaks = overseen?.isFirst ?? true;

async function start(environment: Environment): Promise<void> {
  // here, since a plugin that cannot be loaded is told like every other reason why the start failed
  const { default: config } = await import('../gridweave.config.ts');
  platform = await startPlatform({
    plugins: config.plugins,
    unloaded: config.unloaded ?? [],
    environment,
    console: fileURLToPath(new URL('./dist', import.meta.resolve('@gridweave/app-console/package.json'))),
    prepare: prepareSampleCity,
    onProgress: ({ zh, en }) => {
      const line = `· ${zh} / ${en}`;
      if (speaks && line !== lastLine) console.log(line);
      lastLine = line;
    },
    ...(overseen ? { gatherMetrics: () => overseen.gatherMetrics() } : {}),
  });
  const services = await platform.ready;
  const file = credentialsPath(environment.dataFolder);
  if (speaks) {
    const keys = await workingKeys(services, {
      file,
      url: platform.url,
      mayRenew: environment.databaseUrl === undefined,
    });
    console.log(banner({ url: platform.url, seconds: process.uptime(), keys, credentialsFile: file }));
  }
  overseen?.ready();
}

async function stop(): Promise<void> {
  if (stopping) {
    // a second signal does not wait; one of several processes may well be told twice
    if (!overseen) process.exit(1);
    return;
  }
  stopping = true;
  await platform?.close();
  process.exit(0);
}

try {
  const environment = readEnvironment();
  if (environment.processes > 1 && environment.databaseUrl === undefined)
    throw new GridweaveError(
      'CONFIG_INVALID',
      {
        zh: '多个进程不能使用内置 PostgreSQL。请以 DATABASE_URL 指定数据库,或不设 GRIDWEAVE_PROCESSES',
        en: 'Several processes cannot use the embedded PostgreSQL. Name a database with DATABASE_URL, or leave GRIDWEAVE_PROCESSES out',
      },
      { variables: ['GRIDWEAVE_PROCESSES', 'DATABASE_URL'] },
    );
  if (environment.processes > 1 && cluster.isPrimary) process.exit(await superviseProcesses(environment.processes));
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  await start(environment);
} catch (error) {
  if (!stopping) {
    const { zh, en } =
      error instanceof GridweaveError
        ? error.text
        : { zh: '启动失败', en: `The start failed: ${error instanceof Error ? error.message : 'unknown error'}` };
    console.error(`\n✗ ${zh}\n  ${en}\n`);
    stopping = true;
    await platform?.close();
    process.exit(1);
  }
}
