export type { SampleDepartment, SampleGrant } from './department.ts';
export {
  sampleDepartments,
  type SampleCredentials,
  type SampleKey,
  seedDepartments,
  type SeedOptions,
} from './seed.ts';
