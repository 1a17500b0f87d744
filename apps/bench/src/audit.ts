// What the audit log costs: the server as it is against the same server whose log records nothing, in interleaved rounds.
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openBench } from './database.ts';
import { cpuBelow, cpuOf } from './load/cpu.ts';
import { runLoad } from './load/client.ts';
import { operations } from './operations.ts';
import { gridweaveRequest, start } from './processes.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'street' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string' },
  },
});
const size = values.size as 'street' | 'district';
const database = await openBench({ folder: `.gridweave/bench-${size}`, url: process.env.DATABASE_URL, size });
const servers = [
  await start('gridweave', database.url, 6_200, database.district),
  await start('gridweave', database.url, 6_201, database.district, 'unaudited'),
];
// until then the compiler of JavaScript decides
const WARM_SECONDS = 8;
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;

for (const operation of operations) {
  if (values.only && !values.only.split(',').includes(operation.name)) continue;
  const perSecond: [number[], number[]] = [[], []];
  const cpu: [number[], number[]] = [[], []];
  for (let round = -1; round < Number(values.rounds); round++)
    for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const server = servers[i]!;
      const prepared = Array.from({ length: 1_024 }, (_, n) =>
        gridweaveRequest(server.key, database.keys, operation, n),
      );
      const used = (): readonly [number, number] => [
        cpuOf(server.process.pid!),
        database.postmaster ? cpuBelow(database.postmaster) : 0,
      ];
      const before = used();
      const load = await runLoad({
        port: server.port,
        connections: Number(values.connections),
        seconds: round < 0 ? WARM_SECONDS : Number(values.seconds),
        request: (n) => prepared[n % 1_024]!,
      });
      if (load.errors > 0) console.error(`${operation.name}: ${load.errors} errors: ${load.sample.slice(0, 300)}`);
      if (round < 0) continue;
      const after = used();
      perSecond[i]!.push(load.requests / load.seconds);
      cpu[i]!.push(((after[0] + after[1] - before[0] - before[1]) / load.requests) * 1_000);
    }
  const ratios = perSecond[0].map((audited, i) => audited / perSecond[1][i]!);
  console.log(
    `${operation.name} ${operation.title}: ${median(perSecond[0]).toFixed(0)}/s with the log, ${median(perSecond[1]).toFixed(0)}/s without, ratio ${median(ratios).toFixed(2)}; CPU of server and PostgreSQL ${median(cpu[0]).toFixed(3)} and ${median(cpu[1]).toFixed(3)} ms a request, ratio ${(median(cpu[1]) / median(cpu[0])).toFixed(2)}`,
  );
}
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, sample ${size}, ${values.connections} connections, ${values.rounds} rounds of ${values.seconds} s, load generator on the same machine`,
);
await Promise.all(
  servers.map(({ process: child }) => {
    child.kill('SIGTERM');
    return once(child, 'exit');
  }),
);
await database.stop();
process.exit(0);
