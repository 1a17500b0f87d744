import { type Run, valueOf } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Statement } from '../plan/statement.ts';
import type { Lanes } from '../wire/lanes.ts';
import { Rows } from '../wire/rows.ts';

/** Runs the statements of a plan in one round trip; their rows stand in the order of the statements. */
export async function runStatements(lanes: Lanes, plan: Plan, run: Run): Promise<readonly Rows[]> {
  for (const check of plan.checks) check(run);
  return runCalls(lanes, plan.statements, plan.size, run);
}

/** Runs statements in one round trip. */
export async function runCalls(
  lanes: Lanes,
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
  await lanes.run(calls, size);
  return calls.map((call) => call.rows);
}

/** How many rows the statements brought. */
export function countRows(rows: readonly Rows[]): number {
  let count = 0;
  for (const some of rows) count += some.count;
  return count;
}
