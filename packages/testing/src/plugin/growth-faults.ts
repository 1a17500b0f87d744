import { buildModel, type FieldModel, type Plugin, withDependencies } from '@gridweave/kit';

import { Attempts, selection } from '../attempts/index.ts';
import type { TestPlatform } from '../platform.ts';
import type { CountingDatabase } from './counting-database.ts';
import { ownFields } from './refusal-faults.ts';

const few = 10;
const many = 1_000;
/** What goes on beside: the policy, the change log and the audit log are looked after all the time. */
const beside = 100;

/**
 * Fields of a plugin that cost a statement or a call to another system for each row: all that it adds to a type is
 * read for 10 rows and for 1,000. Empty when the number of statements and calls does not grow with the rows.
 */
export async function growthFaults(
  platform: TestPlatform,
  database: CountingDatabase,
  plugin: Plugin,
): Promise<readonly string[]> {
  const attempts = new Attempts(buildModel(withDependencies(plugin)));
  const found: string[] = [];
  for (const [type, fields] of Map.groupBy(ownFields(plugin), (field) => field.type)) {
    const path = attempts.paths.listsOf.get(type);
    const read = fields.filter(({ label }) => label.sharing !== 'none');
    if (!path || read.length === 0) continue;
    const inner = read.map((field, i) => pageOf(field, attempts.selected(field, `f${i}: `))).join(' ');
    const run = async (first: number): Promise<{ statements: number; calls: number; rows: number }> => {
      const before = database.statements;
      const calls = countCalls();
      const { body } = await platform.query(plugin.name, `{ ${selection(path, inner, `first: ${first}`)} }`);
      calls.stop();
      if (body.data === undefined || body.data === null)
        found.push(`${type}: ${JSON.stringify(body.errors).slice(0, 500)}`);
      return {
        statements: database.statements - before,
        calls: calls.count,
        rows: rowsOf(body.data),
      };
    };
    const [small, large] = [await run(few), await run(many)];
    if (large.rows > small.rows && large.statements > small.statements + beside)
      found.push(`${type}: ${small.statements} statements for ${few} rows, ${large.statements} for ${large.rows}`);
    if (large.rows > small.rows + beside && large.calls > small.calls + beside)
      found.push(`${type}: ${small.calls} calls to other systems for ${few} rows, ${large.calls} for ${large.rows}`);
  }
  return found;
}

function pageOf({ definition }: FieldModel, selected: string): string {
  return definition.kind === 'many'
    ? selected.replace('{ totalCount }', '(first: 1) { nodes { __typename } }')
    : selected;
}

function rowsOf(data: any): number {
  let level = Object.values(data ?? {})[0] as any;
  let rows = 0;
  for (; level; level = level.nodes?.[0] && Object.values(level.nodes[0]).find((value: any) => value?.nodes))
    rows = Math.max(rows, level.nodes?.length ?? 0);
  return rows;
}

/** Counts what the process asks of other systems by fetch. */
function countCalls(): { readonly count: number; stop(): void } {
  const before = globalThis.fetch;
  const counter = {
    // the operation of the test itself is sent by fetch
    count: -1,
    stop: () => {
      globalThis.fetch = before;
    },
  };
  globalThis.fetch = (...args) => {
    counter.count++;
    return before(...args);
  };
  return counter;
}
