import { platformMigrations } from '@gridweave/kit';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { migrations } from './index.ts';

/** A database with the schema `core` and nothing else, for the tests of this package. */
export async function createCoreDatabase(): Promise<TestDatabase> {
  const test = await createTestDatabase();
  await test.database.db.transaction().execute(async (transaction) => {
    await sql`create schema gridweave`.execute(transaction);
    await sql`create schema core`.execute(transaction);
    for (const step of platformMigrations) await step.up(transaction);
    await sql`set local search_path to core, public`.execute(transaction);
    for (const step of migrations) await step.up(transaction);
  });
  return test;
}
