// Measures Gridweave against PostGraphile 5 and against hand-written SQL, in interleaved rounds on one database.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openBench } from './database.ts';
import { cpuBelow, cpuOf, memoryOf } from './load/cpu.ts';
import { runLoad } from './load/client.ts';
import { operations, type Operation } from './operations.ts';
import { startTargets, type Target } from './processes.ts';
import { type OperationResult, ratio, type Round, table } from './report.ts';

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    size: { type: 'string', default: 'district' },
    folder: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});

if (values.help) {
  console.log(`pnpm bench [--size community|street|district|city] [--rounds 5] [--seconds 4] [--connections 16] [--only Q1] [--json FILE] [--folder DIR]

Makes the sample in .gridweave/bench-<size> at the first run (district: about 2 million people), or uses DATABASE_URL.`);
  process.exit(0);
}

const seconds = Number(values.seconds);
const connections = Number(values.connections);
const size = values.size as 'street' | 'district';
const database = await openBench({
  folder: values.folder ?? `.gridweave/bench-${size}`,
  url: process.env.DATABASE_URL,
  size,
});
const targets = await startTargets(database, 6_100);
const requests = 1_024;
const results: OperationResult[] = [];

async function round(target: Target, operation: Operation, length: number): Promise<Round> {
  const prepared = Array.from({ length: requests }, (_, i) => target.request(operation, i));
  const pid = target.process.pid!;
  const before = [cpuOf(pid), database.postmaster ? cpuBelow(database.postmaster) : 0] as const;
  const load = await runLoad({
    port: target.port,
    connections,
    seconds: length,
    request: (i) => prepared[i % requests]!,
  });
  const cpu = [cpuOf(pid) - before[0], (database.postmaster ? cpuBelow(database.postmaster) : 0) - before[1]] as const;
  if (load.errors > 0)
    console.error(
      `${target.name} ${operation.name}: ${load.errors} errors, the first answer: ${load.sample.slice(0, 500)}`,
    );
  const at = (share: number): number =>
    load.latencies[Math.min(load.latencies.length - 1, Math.floor(load.latencies.length * share))] ?? 0;
  return {
    perSecond: load.requests / load.seconds,
    p50: at(0.5),
    p99: at(0.99),
    errors: load.errors,
    node: (cpu[0] / load.requests) * 1_000,
    postgres: (cpu[1] / load.requests) * 1_000,
    memory: memoryOf(pid),
    kilobytes: load.bytes / load.requests / 1_024,
  };
}

for (const operation of operations) {
  if (values.only && !values.only.split(',').includes(operation.name)) continue;
  const rounds: Record<string, Round[]> = Object.fromEntries(targets.map((target) => [target.name, []]));
  for (const target of targets) await round(target, operation, Math.min(1, seconds));
  for (let i = 0; i < Number(values.rounds); i++)
    for (const target of targets) rounds[target.name]!.push(await round(target, operation, seconds));
  const { gridweave, limit, postgraphile } = rounds as Record<Target['name'], Round[]>;
  results.push({
    name: operation.name,
    title: operation.title,
    target: operation.target,
    rounds,
    toPostgraphile: ratio(gridweave, postgraphile),
    toLimit: ratio(gridweave, limit),
  });
  console.error(`${operation.name} measured`);
}

const conditions = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, sample ${size}, ${connections} connections, ${values.rounds} rounds of ${seconds} s, load generator on the same machine`;
console.log(`${table(results)}\n${conditions}`);
if (values.json) writeFileSync(values.json, JSON.stringify({ conditions, results }, null, 2));
for (const target of targets) target.process.kill('SIGTERM');
await database.stop();
process.exit(0);
