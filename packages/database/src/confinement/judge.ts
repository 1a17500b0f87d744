import { type Kysely, sql, type Transaction } from 'kysely';
import type { Fence } from './fence.ts';
import { compareSurroundings, lookAround, type Surroundings } from './surroundings.ts';
import { judgeTouched } from './touched.ts';

/**
 * Ends the plugin's part of a transaction: triggers that would fire at commit, with the rights of the platform, fire
 * now under its role, and a role or user that it took in hidden ways is put off.
 */
async function takeBack(trx: Kysely<any>, { role }: Fence): Promise<void> {
  if (role !== undefined) await sql`set local role ${sql.id(role)}`.execute(trx);
  await sql`set constraints all immediate`.execute(trx);
  await sql`reset session authorization`.execute(trx);
  await sql`reset role`.execute(trx);
}

/**
 * Judges a step of a migration before it commits.
 * @throws Trespass
 */
export async function judgeStep(trx: Kysely<any>, fence: Fence, before: Surroundings): Promise<void> {
  await takeBack(trx, fence);
  const names = new Map([...before.relations].map(([oid, { name }]) => [oid, name]));
  await judgeTouched(trx, fence, { before: names, foreignKeys: true });
  compareSurroundings(fence, before, await lookAround(trx, fence));
}

/**
 * Judges what a resolver of a mutation did, before it commits.
 * @throws Trespass
 */
export async function judgeRows(trx: Transaction<any>, fence: Fence, platform: ReadonlySet<string>): Promise<void> {
  await takeBack(trx, fence);
  await judgeTouched(trx, fence, { platform });
}
