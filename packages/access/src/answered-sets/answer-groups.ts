import type { Kysely } from 'kysely';
import { type AnswerLimits, requireRoom } from './answer-limits.ts';
import type { CountedGroups } from './counted-groups.ts';
import { emptySet, NearSets } from './near-sets.ts';
import { keepSets, lockAnswers, noteUse, setsSharingCells, type StoredSet } from './stored-sets.ts';

/**
 * The answers of rounded counts, one for each group; null where the group is left out. See `NearSets` for which set
 * answers for which. Servers that ask at once agree: answers are given under a lock of the department and type.
 * @throws GridweaveError RATE_LIMITED when more answers would have to be kept than may be
 */
export async function answerGroups(
  db: Kysely<any>,
  asked: CountedGroups,
  limits: AnswerLimits,
): Promise<readonly (number | null)[]> {
  // most groups were asked before, and need no lock
  const known = settle(asked, await setsSharingCells(db, asked));
  if (known.added.length === 0) {
    await noteUse(db, known.used);
    return known.answers;
  }
  return db.transaction().execute(async (trx) => {
    await lockAnswers(trx, asked);
    const { answers, added, used } = settle(asked, await setsSharingCells(trx, asked));
    if (added.length > 0) {
      await requireRoom(trx, asked, added.length, limits);
      await keepSets(trx, asked, added);
    }
    await noteUse(trx, used);
    return answers;
  });
}

interface Settled {
  readonly answers: readonly (number | null)[];
  /** Sets that got an answer of their own. */
  readonly added: readonly StoredSet[];
  readonly used: ReadonlySet<StoredSet>;
}

function settle(asked: CountedGroups, stored: readonly StoredSet[]): Settled {
  const near = new NearSets<StoredSet>(asked);
  for (const set of stored) near.add(set);
  const added: StoredSet[] = [];
  const used = new Set<StoredSet>();
  const answers = asked.groups.map((group) => {
    const found = near.answering(group);
    if (found === emptySet) return null;
    if (found) {
      used.add(found);
      return found.answer;
    }
    const own = { sketch: group.sketch, answer: near.ownAnswer(group.sketch) };
    near.add(own);
    added.push(own);
    return own.answer;
  });
  return { answers, added, used };
}
