import { type Kysely, sql } from 'kysely';
import { type Fault, refused } from '../grants/refused.ts';

/** What admins may set about how permissions are decided. */
export interface GovernanceSettings {
  /** Working days until a request for unconditional fields is to be answered. */
  readonly answerDaysUnconditional: number;
  /** The same for conditional fields. */
  readonly answerDaysConditional: number;
  /** Working days from the request until the data is to be delivered. */
  readonly deliveryDays: number;
  /** Days before the end of a grant at which its department and the approvers are told. */
  readonly expiryNoticeDays: number;
  /** Approvers that a grant of a sensitive field needs. */
  readonly approvalsSensitive: number;
  /** From which sensitivity on a grant needs an impact assessment (PIPL 55). */
  readonly assessmentFrom: 'personal' | 'sensitive';
  /** The most hours that an emergency grant may last. */
  readonly emergencyHours: number;
  /** Working days until an emergency has to be reviewed. */
  readonly reviewDays: number;
}

/** From the least to the most that each number may be. */
const bounds: Readonly<
  Record<Exclude<keyof GovernanceSettings, 'assessmentFrom'>, { column: string; min: number; max: number }>
> = {
  answerDaysUnconditional: { column: 'answer_days_unconditional', min: 1, max: 100 },
  answerDaysConditional: { column: 'answer_days_conditional', min: 1, max: 100 },
  deliveryDays: { column: 'delivery_days', min: 1, max: 200 },
  expiryNoticeDays: { column: 'expiry_notice_days', min: 1, max: 365 },
  approvalsSensitive: { column: 'approvals_sensitive', min: 2, max: 5 },
  emergencyHours: { column: 'emergency_hours', min: 1, max: 24 },
  reviewDays: { column: 'review_days', min: 1, max: 30 },
};

/** The settings in force. */
export async function readGovernanceSettings(db: Kysely<any>): Promise<GovernanceSettings> {
  const columns = Object.entries(bounds).map(([name, { column }]) => sql`${sql.ref(column)} as ${sql.ref(name)}`);
  const { rows } = await sql<GovernanceSettings>`
    select ${sql.join(columns)}, assessment_from as "assessmentFrom" from access.governance_setting`.execute(db);
  return rows[0]!;
}

/** Changes some of the settings and returns all. @throws GridweaveError BAD_USER_INPUT with every fault. */
export async function changeGovernanceSettings(
  db: Kysely<any>,
  changes: Partial<GovernanceSettings>,
  by: string,
): Promise<GovernanceSettings> {
  const faults: Fault[] = [];
  const sets = [sql`changed_by = ${by}`, sql`changed_at = now()`];
  for (const [name, { column, min, max }] of Object.entries(bounds)) {
    const value = changes[name as keyof typeof bounds];
    if (value === undefined || value === null) continue;
    if (!Number.isInteger(value) || value < min || value > max)
      faults.push({
        where: name,
        zh: `须为 ${min} 到 ${max} 的整数`,
        en: `must be a whole number from ${min} to ${max}`,
      });
    sets.push(sql`${sql.ref(column)} = ${value}`);
  }
  if (changes.assessmentFrom) sets.push(sql`assessment_from = ${changes.assessmentFrom}`);
  if (faults.length > 0) throw refused({ zh: '设置有误', en: 'The settings cannot be like this' }, faults);
  await sql`update access.governance_setting set ${sql.join(sets)}`.execute(db);
  return readGovernanceSettings(db);
}
