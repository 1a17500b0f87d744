export { ensureSampleInWorker, type WorkerSampleOptions } from './sample-in-worker.ts';
