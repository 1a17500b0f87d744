import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import type { CountedGroups } from './counted-groups.ts';

/** How many answers of rounded counts are kept, and how long. */
export interface AnswerLimits {
  /** Of one department and type. */
  readonly most: number;
  /** Days after which an answer that nobody used is forgotten. */
  readonly keepDays: number;
}

export const defaultAnswerLimits: AnswerLimits = { most: 300_000, keepDays: 90 };

/**
 * Refuses when so many more answers cannot be kept.
 * @throws GridweaveError RATE_LIMITED that says when there is room again
 */
export async function requireRoom(
  trx: Kysely<any>,
  { department, type }: CountedGroups,
  more: number,
  { most, keepDays }: AnswerLimits,
): Promise<void> {
  const { rows } = await sql<{ kept: number; free: string; seconds: number }>`
    select kept, free::text, ceil(extract(epoch from free - now()))::int4 as seconds
    from (select count(*)::int4 as kept, coalesce(min(used_on), current_date) + ${keepDays}::int4 + 1 as free
      from access.answered_set where department = ${department} and type = ${type}) as own`.execute(trx);
  const { kept, free, seconds } = rows[0]!;
  if (kept + more <= most) return;
  throw new GridweaveError(
    'RATE_LIMITED',
    {
      zh: `对 ${type} 的取整统计最多保存 ${most} 个互不相近的答案,已存 ${kept} 个,本次还需 ${more} 个。最早在 ${free} 有旧答案到期;此前问过的统计仍可查询`,
      en: `At most ${most} answers of rounded counts of ${type} that are far from each other are kept; ${kept} are, and this needs ${more} more. The first expire on ${free}; counts that were asked before are still answered`,
    },
    { limit: 'counts', quota: most, retryAfter: Math.max(1, seconds) },
  );
}
