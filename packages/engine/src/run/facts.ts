import type { ReadFacts } from '../engine.ts';
import type { Rows } from '../wire/rows.ts';
import type { Subjects } from '../write/subject-reader.ts';
import type { KnownPlan } from './plans.ts';
import type { PreparedOperation } from './prepared.ts';
import { countRows } from './statements.ts';

/** What an operation with a plan read. */
export function factsOf(
  prepared: PreparedOperation,
  known: KnownPlan,
  rows: readonly Rows[],
  subjects: readonly Subjects[],
  lane: ReadFacts['lane'],
): ReadFacts {
  return {
    operation: prepared.operation.name?.value ?? null,
    coordinates: known.coordinates,
    masked: known.notes.masked,
    rows: countRows(rows),
    sensitive: known.sensitive,
    subjects,
    lane,
  };
}
