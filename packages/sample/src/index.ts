export {
  ensureSample,
  generateSample,
  type SampleOptions,
  type SampleReport,
  unfinishedSample,
} from './generate-sample.ts';
export type { SampleProgress } from './load/progress.ts';
export { sampleDistrict, sampleElsewhere, sampleSizes, type SampleSize, sampleStreet } from './plan/index.ts';
