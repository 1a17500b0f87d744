export { connectionConfig, openDatabase, type Database, type DatabaseOptions } from './open-database.ts';
export { isUnavailable } from './unavailable.ts';
export { parseDatabaseUrl, redactUrl, withDatabaseName } from './url.ts';
export { waitForDatabase, type ServerFacts, type WaitOptions } from './wait-for-database.ts';
