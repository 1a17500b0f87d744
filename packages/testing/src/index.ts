export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './database.ts';
export {
  type TestAnswer,
  type TestDepartment,
  testPlatform,
  type TestPlatform,
  type TestPlatformOptions,
} from './platform.ts';
