import { type Run, valueOf } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Statement } from '../plan/statement.ts';
import type { Seen } from '../replicas/index.ts';
import type { Call } from '../wire/lane.ts';
import type { OperationSize } from '../wire/lanes.ts';
import { Rows } from '../wire/rows.ts';

/** Where the statements of a read are run. */
export interface Reads {
  run(calls: readonly Call[], size: OperationSize): Promise<void>;
  /** How far the answer may have seen, where that is told. */
  readonly seen?: Seen | undefined;
}

/** Runs the statements of a plan in one round trip; their rows stand in the order of the statements. */
export async function runStatements(reads: Reads, plan: Plan, run: Run): Promise<readonly Rows[]> {
  for (const check of plan.checks) check(run);
  return runCalls(reads, plan.statements, plan.size, run);
}

/** Runs statements in one round trip. */
export async function runCalls(
  reads: Reads,
  statements: readonly Statement[],
  size: Plan['size'],
  run: Run,
): Promise<readonly Rows[]> {
  if (statements.length === 0) return [];
  const calls = statements.map(({ name, text, parameters }) => ({
    name,
    text,
    values: parameters.map((parameter) => valueOf(parameter, run)),
    rows: new Rows(),
  }));
  await reads.run(calls, size);
  return calls.map((call) => call.rows);
}

/** How many rows the statements brought. */
export function countRows(rows: readonly Rows[]): number {
  let count = 0;
  for (const some of rows) count += some.count;
  return count;
}
