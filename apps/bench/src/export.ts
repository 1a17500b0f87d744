// What an export gives against reading the same rows page by page, by one client, in interleaved rounds.
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openBench } from './database.ts';
import { readByExport, readByPages, type Reading } from './export/reading.ts';
import { lists } from './export/lists.ts';
import { cpuBelow, cpuOf, memoryOf } from './load/cpu.ts';
import { start } from './processes.ts';
import { median } from './report.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'street' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const size = values.size as 'street' | 'district';
const database = await openBench({ folder: `.gridweave/bench-${size}`, url: process.env.DATABASE_URL, size });
const server = await start('gridweave', database.url, 6_300, database.district);
const used = (): number => cpuOf(server.process.pid!) + (database.postmaster ? cpuBelow(database.postmaster) : 0);

interface Measured extends Reading {
  readonly perSecond: number;
  /** Microseconds of CPU of server and PostgreSQL for a row. */
  readonly cpu: number;
}

async function measured(read: () => Promise<Reading>): Promise<Measured> {
  const [began, before] = [performance.now(), used()];
  const reading = await read();
  const seconds = (performance.now() - began) / 1_000;
  return { ...reading, perSecond: reading.rows / seconds, cpu: ((used() - before) / reading.rows) * 1e6 };
}

for (const list of lists) {
  if (values.only && !values.only.split(',').includes(list.name)) continue;
  const target = { port: server.port, key: server.key, variables: { street: database.keys.streets[0]! } };
  const ways: Readonly<Record<string, () => Promise<Reading>>> = {
    export: () => readByExport(target, list.export, {}),
    'export, gzip': () => readByExport(target, list.export, { 'Accept-Encoding': 'gzip' }),
    ...(list.csv ? { 'export, CSV': () => readByExport(target, list.export, { Accept: 'text/csv' }) } : {}),
    ...Object.fromEntries(
      list.pages.map((first) => [`pages of ${first}`, () => readByPages(target, list.page(first))]),
    ),
  };
  const rounds: Record<string, Measured[]> = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = -1; round < Number(values.rounds); round++)
    for (const [way, read] of Object.entries(ways)) {
      const one = await measured(read);
      if (round >= 0) rounds[way]!.push(one);
    }
  console.log(`${list.name}, ${rounds['export']![0]!.rows} rows`);
  for (const [way, all] of Object.entries(rounds)) {
    const ratios = rounds['export']!.map((exported, i) => exported.perSecond / all[i]!.perSecond);
    console.log(
      `  ${way.padEnd(16)} ${median(all.map((r) => r.perSecond))
        .toFixed(0)
        .padStart(9)} rows/s  ${median(all.map((r) => r.cpu))
        .toFixed(2)
        .padStart(
          7,
        )} µs CPU a row  ${(all[0]!.bytes / 1e6).toFixed(1).padStart(6)} MB  export is ${median(ratios).toFixed(2)} ×`,
    );
  }
  console.log(`  memory of the server ${memoryOf(server.process.pid!).toFixed(0)} MB`);
}
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, sample ${size}, one client, ${values.rounds} rounds, client on the same machine`,
);
server.process.kill('SIGTERM');
await once(server.process, 'exit');
await database.stop();
process.exit(0);
