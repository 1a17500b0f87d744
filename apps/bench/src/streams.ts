// How fast changes reach many subscribers of one server.
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { fanOut } from './streams/fan-out.ts';

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '100' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '30' },
  },
});

await fanOut({
  subscribers: Number(values.subscribers),
  subscriptions: Number(values.subscriptions),
  rate: Number(values.rate),
  seconds: Number(values.seconds),
});
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, server, subscribers and embedded PostgreSQL on the same machine`,
);
process.exit(0);
