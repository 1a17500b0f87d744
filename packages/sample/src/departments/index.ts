export type { SampleDepartment, SampleGrant } from './department.ts';
export { environment } from './environment.ts';
export { fire } from './fire.ts';
export { marketSupervision } from './market-supervision.ts';
export { publicSecurity } from './public-security.ts';
export {
  sampleDepartments,
  type SampleCredentials,
  type SampleKey,
  seedDepartments,
  type SeedOptions,
} from './seed.ts';
