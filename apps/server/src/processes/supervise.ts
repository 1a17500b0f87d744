import cluster, { type Worker } from 'node:cluster';

import { mergeMetrics } from './merge-metrics.ts';
import type { FromServer, ToServer } from './messages.ts';

/** How long processes have to tell their metrics. */
const metricsMs = 1_000;
/** Before one that ended is started anew, so that one that cannot start does not take the machine. */
const againMs = 1_000;

interface Gathering {
  readonly asker: Worker;
  readonly id: number;
  readonly texts: Map<string, string>;
  readonly expected: number;
  readonly timer: NodeJS.Timeout;
}

/**
 * Keeps that many processes of this program on one port: the first one alone until it answers, since it may have to
 * migrate; one that ends is replaced. SIGTERM lets all of them end what they do.
 * @returns the exit code, when all have ended
 */
export function superviseProcesses(count: number): Promise<number> {
  // each takes connections by itself: one that is handed over to a process that was just killed is never answered
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  return new Promise((resolve) => new Supervisor(count, resolve));
}

class Supervisor {
  readonly #count: number;
  readonly #onEnd: (code: number) => void;
  readonly #workers = new Map<number, Worker>();
  readonly #gatherings = new Map<number, Gathering>();
  #gathered = 0;
  #isServing = false;
  #isStopping = false;

  constructor(count: number, onEnd: (code: number) => void) {
    this.#count = count;
    this.#onEnd = onEnd;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#stop());
    this.#start(1);
  }

  #start(place: number): void {
    const worker = cluster.fork();
    this.#workers.set(place, worker);
    worker.on('message', (message: FromServer) => this.#hear(place, worker, message));
    // the channel of one that is ending may be closed when something is sent
    worker.on('error', () => {});
    worker.once('exit', (code) => this.#ended(place, code ?? 1));
  }

  #ended(place: number, code: number): void {
    this.#workers.delete(place);
    if (this.#isStopping || !this.#isServing) {
      if (this.#workers.size === 0) this.#onEnd(this.#isStopping ? 0 : code);
      return;
    }
    console.error(`· 进程 ${place} 已结束,正在重启 / Process ${place} has ended and is started again`);
    setTimeout(() => {
      if (!this.#isStopping) this.#start(place);
    }, againMs);
  }

  #hear(place: number, worker: Worker, message: FromServer): void {
    if (message.kind === 'gather') this.#gather(worker, message.id);
    else if (message.kind === 'metrics') this.#take(place, message.id, message.text);
    else if (!this.#isServing && !this.#isStopping) {
      this.#isServing = true;
      for (let other = 2; other <= this.#count; other++) this.#start(other);
    }
  }

  #gather(asker: Worker, id: number): void {
    const number = ++this.#gathered;
    const timer = setTimeout(() => this.#answer(number), metricsMs);
    this.#gatherings.set(number, { asker, id, texts: new Map(), expected: this.#workers.size, timer });
    for (const worker of this.#workers.values()) tell(worker, { kind: 'render', id: number });
  }

  #take(place: number, number: number, text: string): void {
    const gathering = this.#gatherings.get(number);
    if (!gathering) return;
    gathering.texts.set(String(place), text);
    if (gathering.texts.size === gathering.expected) this.#answer(number);
  }

  #answer(number: number): void {
    const { asker, id, texts, timer } = this.#gatherings.get(number)!;
    clearTimeout(timer);
    this.#gatherings.delete(number);
    tell(asker, { kind: 'gathered', id, text: mergeMetrics(texts) });
  }

  #stop(): void {
    // a second signal does not wait
    if (this.#isStopping) {
      for (const worker of this.#workers.values()) worker.process.kill('SIGKILL');
      process.exit(1);
    }
    this.#isStopping = true;
    for (const worker of this.#workers.values()) tell(worker, { kind: 'stop' });
    if (this.#workers.size === 0) this.#onEnd(0);
  }
}

function tell(worker: Worker, message: ToServer): void {
  if (worker.isConnected()) worker.send(message, undefined, () => {});
}
