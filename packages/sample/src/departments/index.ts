export type { SampleDepartment, SampleGrant } from './department.ts';
export {
  type SampleAdmin,
  sampleAdmins,
  sampleDepartments,
  type SampleCredentials,
  type SampleKey,
  seedDepartments,
  type SeedOptions,
} from './seed.ts';
