import type { Kysely } from 'kysely';
import {
  answerGroups,
  type AnswerLimits,
  cellCount,
  type CountedGroup,
  type Policy,
  unpackSketch,
} from '@gridweave/access';
import type { Run } from '../plan/bind.ts';
import type { Plan, RoundedCount } from '../plan/plan.ts';
import { type Rows, skipColumns, textAt } from '../wire/rows.ts';
import { type Reads, runCalls } from './statements.ts';

/** What rounding needs of the engine. */
export interface Rounding {
  readonly reads: Reads;
  /** Where answers are kept: never a replica. */
  readonly db: Kysely<any>;
  readonly limits: AnswerLimits;
}

interface MeasuredGroup extends CountedGroup {
  readonly count: RoundedCount;
  readonly area: string | null;
  readonly value: string | null;
}

/**
 * Puts the answers of rounded counts in the place of the groups that were measured for them. When they cannot be
 * learned, the operation fails: a size is never shown instead.
 */
export async function roundCounts(
  { reads, db, limits }: Rounding,
  policy: Policy,
  plan: Plan,
  run: Run,
  rows: readonly Rows[],
): Promise<readonly Rows[]> {
  const { department, minimumGroup: smallest, pseudonymKey: secret } = policy;
  const byType = Map.groupBy(plan.rounded, ({ type }) => type);
  for (const [type, counts] of byType) {
    const groups = counts.flatMap((count) => readGroups(count, rows[count.rows]!, run, cellCount(smallest)));
    const answers = await answerGroups(db, { department, type, smallest, secret, groups }, limits);
    for (const count of counts) {
      const answered = { areas: [] as (string | null)[], values: [] as (string | null)[], counts: [] as number[] };
      groups.forEach(({ count: own, area, value }, i) => {
        const answer = answers[i];
        if (own !== count || answer === null || answer === undefined) return;
        answered.areas.push(area);
        answered.values.push(value);
        answered.counts.push(answer);
      });
      run.memo.set(count, answered);
    }
  }
  const shown = await runCalls(
    reads,
    plan.rounded.map(({ statement }) => statement),
    plan.size,
    run,
  );
  const all = [...rows];
  plan.rounded.forEach((count, i) => {
    all[count.rows] = shown[i]!;
  });
  return all;
}

function readGroups(count: RoundedCount, rows: Rows, run: Run, cells: number): MeasuredGroup[] {
  const question = count.question(run);
  return rows.offsets.map((offset, i) => {
    const buffer = rows.buffers[i]!;
    const text = (column: number): string | null => textAt(buffer, skipColumns(buffer, offset, column));
    const packed = Buffer.from(text(3)!, 'base64');
    return { count, area: text(0), value: text(1), question, sketch: unpackSketch(Number(text(2)), packed, cells) };
  });
}
