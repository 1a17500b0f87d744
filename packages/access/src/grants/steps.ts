import { sql, type Transaction } from 'kysely';
import type { GrantConditions } from './conditions.ts';
import { storedConditions } from './grant-row.ts';

/** What can happen to a grant. */
export type GrantStepKind =
  | 'requested'
  | 'amended'
  | 'assessed'
  | 'proposed'
  | 'accepted'
  | 'declined'
  | 'approval'
  | 'approved'
  | 'activated'
  | 'refused'
  | 'withdrawn'
  | 'revoked'
  | 'expired'
  | 'expiry-noticed';

export interface GrantStep {
  readonly grant: string;
  readonly by: string;
  readonly step: GrantStepKind;
  readonly reason?: string | null;
  /** The conditions as they are from this step on, where it changes or proposes them. */
  readonly conditions?: GrantConditions;
  readonly version?: string;
}

/** Adds a step to the record of a grant; steps are never changed. */
export async function recordStep(trx: Transaction<any>, step: GrantStep): Promise<void> {
  const conditions = step.conditions ? JSON.stringify(storedConditions(step.conditions)) : null;
  await sql`
    insert into access.grant_step (grant_id, by, step, reason, conditions, version)
    values (${step.grant}, ${step.by}, ${step.step}, ${step.reason ?? null}, ${conditions}::jsonb, ${step.version ?? null}::int8)`.execute(
    trx,
  );
}
