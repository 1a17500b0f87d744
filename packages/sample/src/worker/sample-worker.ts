import { parentPort, workerData } from 'node:worker_threads';
import { GridweaveError, type Plugin } from '@gridweave/kit';
import { ensureSample } from '../generate-sample.ts';
import type { WorkerMessage, WorkerTask } from './messages.ts';

interface Configured {
  readonly plugins: readonly Plugin[];
}

const { request, config, plugins: names } = workerData as WorkerTask;
const tell = (message: WorkerMessage): void => parentPort!.postMessage(message);

try {
  const module = (await import(config)) as { config?: Configured; default?: Configured };
  const { plugins: configured } = module.config ?? module.default!;
  const plugins = configured.filter(({ name }) => names?.includes(name) ?? true);
  const onProgress = (progress: Extract<WorkerMessage, { kind: 'progress' }>['progress']): void =>
    tell({ kind: 'progress', progress });
  tell({ kind: 'done', report: await ensureSample({ ...request, plugins, onProgress }) });
} catch (error) {
  if (error instanceof GridweaveError) {
    const { code, text, details } = error;
    tell({ kind: 'failed', message: error.message, known: { code, text, details: { ...details } } });
  } else tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
