import { parse } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant, openYard, policyOf, type Yard } from '../fixture/yard-engine.ts';
import { CursorSeal } from '../cursor/cursor.ts';
import type { ExportFormat } from './export.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
  await sql`insert into yard.owner select '44030400' || s, 100 + i, 'o' || i from generate_series(1, 3) s, generate_series(1, 40) i`.execute(
    yard.db,
  );
  await sql`insert into yard.thing select '44030400' || s, 100 + i, 100 + (i % 40), repeat('x', i % 50), i from generate_series(1, 3) s, generate_series(1, 400) i`.execute(
    yard.db,
  );
});
afterAll(() => yard.close());

interface Exported {
  readonly text: string;
  readonly total: number | undefined;
  readonly rows: number;
  readonly cursors: readonly string[];
  readonly changesAfter: string;
}

async function exported(
  document: string,
  more: {
    policy?: ReturnType<typeof policyOf>;
    format?: ExportFormat;
    after?: string;
    batches?: number;
    position?: string;
  } = {},
): Promise<Exported> {
  const planned = yard.engine.planExport({
    document: parse(document),
    documentKey: document,
    operationName: undefined,
    variables: {},
    policy: more.policy ?? policyOf(grant()),
    deniedAsNull: false,
    client: 'test',
    signal: new AbortController().signal,
    format: more.format ?? 'ndjson',
    after: more.after,
  });
  const stream = await planned.open({
    timeoutMs: 10_000,
    positionOf: async (snapshot) => {
      expect(snapshot).toMatch(/-/);
      return more.position ?? '0';
    },
  });
  let text = '';
  let rows = 0;
  const cursors: string[] = [];
  for (let n = 0; n !== more.batches; n++) {
    const batch = await stream.next();
    if (!batch) break;
    text += batch.bytes.toString('utf8');
    rows += batch.rows;
    cursors.push(batch.cursor);
  }
  await stream.close();
  return { text, total: stream.total, rows, cursors, changesAfter: stream.changesAfter };
}

test('rows come in the order of the key with what hangs on them, as a query gives them', async () => {
  const nodes = '{ nodes { id owner { name things(first: 3) { nodes { id label } totalCount } } grades } }';
  const whole = await exported(`{ things ${nodes} }`);
  const lines = whole.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const asked = await yard.ask(`{ things(first: 1000) ${nodes} } `);
  expect(asked.errors).toBeUndefined();
  expect(lines).toHaveLength(1_203);
  expect(whole).toMatchObject({ total: 1_203, rows: 1_203 });
  const sorted = (list: readonly unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort();
  expect(sorted(lines)).toEqual(expect.arrayContaining(sorted(asked.data.things.nodes)));
});

test('an export goes on after any of its cursors', async () => {
  const document = '{ things { nodes { id } } }';
  const whole = await exported(document);
  const part = await exported(document, { batches: 2 });
  const rest = await exported(document, { after: part.cursors.at(-1)! });
  expect(part.text + rest.text).toBe(whole.text);
  expect(rest.total).toBe(1_203);
});

test('an export that goes on names the changes that its first part does not show, and belongs to the rights of then', async () => {
  const document = '{ things { nodes { id } } }';
  const policy = policyOf(grant());
  const first = await exported(document, { policy, batches: 1, position: '7 1+0' });
  const rest = await exported(document, { after: first.cursors.at(-1)!, position: '9' });
  expect(rest.changesAfter).toBe(first.changesAfter);
  expect((await exported(document, { position: '9' })).changesAfter).not.toBe(first.changesAfter);
  expect(new CursorSeal(policy.pseudonymKey).open('changes', first.changesAfter, '')).toEqual([policy.key, '7 1+0']);
});
