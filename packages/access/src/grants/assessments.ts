import { createHash, randomUUID } from 'node:crypto';
import { dateAfterYears } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { lockGrant } from './grant-row.ts';
import { refusedOne } from './refused.ts';
import { recordStep } from './steps.ts';

/** A personal information protection impact assessment 个人信息保护影响评估 (PIPL 55, 56). */
export interface NewAssessment {
  readonly title: string;
  /** Purpose and means, effects and risks, and the measures against them, in short. */
  readonly conclusion: string;
  /** The whole text, where it is kept here. */
  readonly document?: string | null;
}

const keptYears = 3;

/** Attaches an assessment to a grant; it is kept for three years at least. Returns its id. */
export async function attachAssessment(
  db: Kysely<any>,
  grant: string,
  assessment: NewAssessment,
  by: string,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await lockGrant(trx, grant, ['requested', 'approved', 'active']);
    return insertAssessment(trx, grant, assessment, by);
  });
}

/** The same within a transaction that has locked the grant. */
export async function insertAssessment(
  trx: Transaction<any>,
  grant: string,
  { title, conclusion, document = null }: NewAssessment,
  by: string,
): Promise<string> {
  if (!title.trim()) throw refusedOne('title', '须有标题', 'give it a title');
  if (!conclusion.trim()) throw refusedOne('conclusion', '须有结论', 'say what it concludes');
  const id = randomUUID();
  const sha256 = document === null ? null : createHash('sha256').update(document).digest();
  await sql`
    insert into access.assessment (id, grant_id, title, conclusion, document, document_sha256, by, keep_until)
    values (${id}, ${grant}, ${title}, ${conclusion}, ${document}, ${sha256}, ${by},
      ${dateAfterYears(new Date(), keptYears)}::date)`.execute(trx);
  await recordStep(trx, { grant, by, step: 'assessed', reason: title });
  return id;
}
