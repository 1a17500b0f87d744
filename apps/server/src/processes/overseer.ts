import cluster from 'node:cluster';

import type { FromServer, ToServer } from './messages.ts';

/** The process that looks after this one, where there are several. */
export interface Overseer {
  /** Whether this one was there first, and speaks to whoever has started them. */
  readonly isFirst: boolean;
  /** Tells that queries are answered. */
  ready(): void;
  /** The metrics of all processes. */
  gatherMetrics(): Promise<string>;
}

export interface OverseenOptions {
  /** The metrics of this process. */
  readonly metrics: () => string;
  /** Called when the overseer says so, or is gone. */
  readonly onStop: () => void;
}

/** Undefined for a process on its own. */
export function overseer(options: OverseenOptions): Overseer | undefined {
  const { worker } = cluster;
  if (!worker) return undefined;
  const waiting = new Map<number, (text: string) => void>();
  let asked = 0;
  const tell = (message: FromServer): void => {
    // a channel that closed meanwhile has nobody to hear it
    if (worker.isConnected()) worker.send(message, undefined, () => {});
  };
  worker.on('message', (message: ToServer) => {
    if (message.kind === 'stop') options.onStop();
    else if (message.kind === 'render') tell({ kind: 'metrics', id: message.id, text: options.metrics() });
    else {
      waiting.get(message.id)?.(message.text);
      waiting.delete(message.id);
    }
  });
  worker.on('disconnect', options.onStop);
  return {
    isFirst: worker.id === 1,
    ready: () => tell({ kind: 'ready' }),
    gatherMetrics: () =>
      new Promise((resolve) => {
        waiting.set(++asked, resolve);
        tell({ kind: 'gather', id: asked });
      }),
  };
}
