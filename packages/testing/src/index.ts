export {
  type Attempt,
  Attempts,
  literal,
  type Path,
  Paths,
  selection,
  type Step,
  twoValues,
} from './attempts/index.ts';
export { type CuttableDatabase, cuttableDatabase } from './cuttable-database.ts';
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './database.ts';
export { type ReplicatedServer, type Standby, startReplicated } from './standby.ts';
export {
  sendExport,
  sendOperation,
  type TestAdmin,
  testAdmins,
  type TestAnswer,
  type TestDepartment,
  type TestExport,
  testPlatform,
  type TestPlatform,
  type TestPlatformOptions,
} from './platform.ts';
export { dockingFaults, ownGrants, putCommunity, type SmallCommunity, smallCommunity } from './contract/index.ts';
export {
  describeDisagreement,
  Differential,
  type DifferentialOptions,
  type Disagreement,
} from './differential/differential.ts';
export { testkit, type Testkit, type TestkitOptions, testPlugin, type TestPluginOptions } from './plugin/index.ts';
