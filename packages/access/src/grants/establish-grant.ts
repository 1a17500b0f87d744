import type { Model } from '@gridweave/kit';
import type { Kysely } from 'kysely';
import { attachAssessment } from './assessments.ts';
import type { GrantConditions } from './conditions.ts';
import { approveGrant } from './decide-grant.ts';
import { activateGrant } from './grant-in-force.ts';
import { requestGrant } from './request-grant.ts';

/** Who takes part where grants are set up before there are admins. */
export interface Founders {
  readonly requester: string;
  readonly approvers: readonly string[];
}

/** Asks for a grant, assesses, approves and activates it at once: for sample cities and tests. Returns its id. */
export async function establishGrant(
  db: Kysely<any>,
  model: Model,
  grant: GrantConditions,
  { requester, approvers }: Founders,
): Promise<string> {
  const id = await requestGrant(db, model, grant, requester);
  await attachAssessment(
    db,
    id,
    { title: '个人信息保护影响评估 / impact assessment', conclusion: grant.purpose || '—' },
    requester,
  );
  for (const approver of approvers) {
    const { given, needed } = await approveGrant(db, model, id, approver);
    if (given >= needed) break;
  }
  await activateGrant(db, model, id, approvers[0]!);
  return id;
}
