// How fast a change of permissions is in force, and what recompiling costs.
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { propagation } from './policy/propagation.ts';
import { recompilation } from './policy/recompilation.ts';

const { values } = parseArgs({
  options: { changes: { type: 'string', default: '200' }, recompilations: { type: 'string', default: '1000' } },
});

await propagation(Number(values.changes));
await recompilation(Number(values.recompilations));
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, embedded PostgreSQL on the same machine`,
);
process.exit(0);
