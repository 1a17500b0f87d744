export {
  ensureSample,
  generateSample,
  refuseOtherData,
  type SampleOptions,
  type SampleReport,
  type SampleRequest,
  unfinishedSample,
} from './generate-sample.ts';
export type { SampleProgress } from './load/progress.ts';
export { sampleDistrict, sampleElsewhere, sampleSizes, type SampleSize, sampleStreet } from './plan/index.ts';
export {
  type SampleAdmin,
  sampleAdmins,
  sampleDepartments,
  type SampleCredentials,
  type SampleDepartment,
  type SampleGrant,
  type SampleKey,
  seedDepartments,
  type SeedOptions,
} from './departments/index.ts';
export { ensureSampleInWorker, type WorkerSampleOptions } from './worker/index.ts';
