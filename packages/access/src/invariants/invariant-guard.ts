import { GridweaveError } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import type { PolicyGuard, Touched } from '../grants/change.ts';
import { refusedOne } from '../grants/refused.ts';
import { leaveNotice } from '../notices/index.ts';
import type { GraphModels } from '../rules/graph-models.ts';
import { loadRules, loadRulesAt } from '../rules/load-rules.ts';
import type { Rules } from '../rules/rules.ts';
import { newBreaches } from './breaches-of-rules.ts';
import { listInvariants } from './stored-invariants.ts';

/** That a change may break invariants, on record. */
export interface InvariantOverride {
  readonly reason: string;
  readonly by: string;
}

/**
 * Refuses a change that breaks an invariant for what kept it before, unless an override is put on record with it. What
 * was broken before does not hold up other changes.
 * @throws GridweaveError INVARIANT_BROKEN with every breach
 */
export function invariantGuard(models: GraphModels, override?: InvariantOverride | null): PolicyGuard {
  return async (trx, version, touched) => {
    const invariants = await listInvariants(trx);
    if (invariants.length === 0) return;
    const after = await loadRules(trx);
    const before = await loadRulesAt(trx, String(BigInt(version) - 1n));
    const fresh = newBreaches(
      { rules: before, model: models.of(before.graph) },
      { rules: after, model: models.of(after.graph) },
      invariants,
      Date.now(),
      concerned(after, touched),
    );
    if (fresh.length === 0) return;
    const breaches = fresh.map(({ invariant, subject, coordinate, operator, certain, zh, en }) => ({
      invariant: invariant.id!,
      subject,
      coordinate,
      operator,
      certain,
      zh,
      en,
    }));
    if (!override)
      throw new GridweaveError(
        'INVARIANT_BROKEN',
        {
          zh: `此变更违反规则: ${breaches.map(({ zh }) => zh).join('; ')}。请收窄变更,或写明理由予以例外`,
          en: `The change breaks invariants: ${breaches.map(({ en }) => en).join('; ')}. Narrow it, or override them with a reason`,
        },
        { breaches },
      );
    await recordOverride(trx, version, override, breaches);
  };
}

interface RecordedBreach {
  readonly invariant: string;
  readonly zh: string;
  readonly en: string;
}

async function recordOverride(
  trx: Transaction<any>,
  version: string,
  { reason, by }: InvariantOverride,
  breaches: readonly RecordedBreach[],
): Promise<void> {
  if (!reason.trim()) throw refusedOne('override', '须写明例外的理由', 'give the reason of the override');
  for (const [invariant, of] of Map.groupBy(breaches, (breach) => breach.invariant))
    await sql`
      insert into access.invariant_override (invariant, version, breaches, reason, by)
      values (${invariant}, ${version}::int8, ${JSON.stringify(of)}::jsonb, ${reason}, ${by})`.execute(trx);
  await leaveNotice(trx, {
    audience: 'auditor',
    kind: 'override',
    subject: version,
    zh: `策略版本 ${version} 经 ${by} 例外违反规则(${reason}): ${breaches.map(({ zh }) => zh).join('; ')}`,
    en: `Policy version ${version} breaks invariants by an override of ${by} (${reason}): ${breaches.map(({ en }) => en).join('; ')}`,
  });
}

/** The departments that a change can have touched: those below have their areas bounded by the ones above. */
function concerned(rules: Rules, touched: Touched): ReadonlySet<string> | undefined {
  if (touched === 'all') return undefined;
  const found = new Set(touched);
  for (let grew = true; grew;) {
    grew = false;
    for (const { code, parentCode } of rules.departments.values())
      if (parentCode !== null && found.has(parentCode) && !found.has(code)) {
        found.add(code);
        grew = true;
      }
  }
  return found;
}
