import { Worker } from 'node:worker_threads';
import { GridweaveError } from '@gridweave/kit';
import type { SampleReport, SampleRequest } from '../generate-sample.ts';
import type { SampleProgress } from '../load/progress.ts';
import type { WorkerMessage, WorkerTask } from './messages.ts';

// the largest community of the city needs about 150 MB; without a limit the heap would grow to several times that before
// it is cleaned, and the server would keep it
const limits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

export interface WorkerSampleOptions extends SampleRequest {
  /** The module whose export `config`, or default export, has the plugins, as a URL. */
  readonly config: string;
  /** The names of those that rows are made for; all unless given. */
  readonly plugins?: readonly string[];
  readonly onProgress?: (progress: SampleProgress) => void;
  /** Ends the load; it can be completed later. */
  readonly signal?: AbortSignal;
}

/**
 * `ensureSample` in a thread of its own with bounded memory: the caller stays responsive, and the memory is given back.
 *
 * ```ts
 * await ensureSampleInWorker({ url, config: import.meta.resolve('../gridweave.config.ts'), size: 'district' });
 * ```
 */
export async function ensureSampleInWorker(options: WorkerSampleOptions): Promise<SampleReport | undefined> {
  const { config, plugins, onProgress, signal, ...request } = options;
  const worker = new Worker(new URL('./sample-worker.ts', import.meta.url), {
    workerData: { request, config, plugins } satisfies WorkerTask,
    resourceLimits: limits,
  });
  const end = (): void => void worker.terminate();
  signal?.addEventListener('abort', end);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress?.(message.progress);
        else if (message.kind === 'done') resolve(message.report);
        // under node --watch the thread also tells which modules it imports
        else if (message.kind === 'failed') reject(errorOf(message));
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(signal?.reason ?? new Error('the sample worker ended early')));
    });
  } finally {
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}

function errorOf({ message, known }: Extract<WorkerMessage, { kind: 'failed' }>): Error {
  return known ? new GridweaveError(known.code, known.text, known.details) : new Error(message);
}
