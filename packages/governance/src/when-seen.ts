import { sql } from 'kysely';
import type { Governance } from './context.ts';

const PATIENCE_MS = 1_000;

/** Resolves when this process has the policy as it is now, so that whoever changed it finds it changed; after a second at most. */
export async function whenSeen({ db, policies }: Pick<Governance, 'db' | 'policies'>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select version from access.policy_version`.execute(db);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([policies.caughtUp(rows[0]!.version), late]);
  clearTimeout(timer);
}
