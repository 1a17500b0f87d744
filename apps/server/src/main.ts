import { GridweaveError } from '@gridweave/kit';
import { type Platform, readEnvironment, startPlatform } from '@gridweave/server';

import config from '../gridweave.config.ts';
import { banner } from './banner.ts';
import { credentialsPath } from './credentials.ts';
import { prepareSampleCity, workingKeys } from './sample-city.ts';

let platform: Platform | undefined;
let stopping = false;
let lastLine = '';

async function start(): Promise<void> {
  const environment = readEnvironment();
  platform = await startPlatform({
    plugins: config.plugins,
    environment,
    prepare: prepareSampleCity,
    onProgress: ({ zh, en }) => {
      const line = `· ${zh} / ${en}`;
      if (line !== lastLine) console.log(line);
      lastLine = line;
    },
  });
  const services = await platform.ready;
  const file = credentialsPath(environment.dataFolder);
  const keys = await workingKeys(services, {
    file,
    url: platform.url,
    mayRenew: environment.databaseUrl === undefined,
  });
  console.log(banner({ url: platform.url, seconds: process.uptime(), keys, credentialsFile: file }));
}

async function stop(): Promise<void> {
  // a second signal does not wait
  if (stopping) process.exit(1);
  stopping = true;
  await platform?.close();
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

try {
  await start();
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
