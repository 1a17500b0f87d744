import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { gardenModels } from '../fixture/garden.ts';
import { loadRules, loadRulesAt } from '../rules/load-rules.ts';
import { type LabelTightening, restoreLabel, tightenLabel } from './label-changes.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
});
afterAll(() => access.drop());

const db = () => access.database.db;
const graphs = gardenModels();

function tighten(change: LabelTightening): Promise<void> {
  return tightenLabel(db(), graphs.declared, change, 'a new law', 'li');
}

async function label(coordinate: string, version?: string): Promise<string> {
  const { graph } = version === undefined ? await loadRules(db()) : await loadRulesAt(db(), version);
  const [type = '', name = ''] = coordinate.split('.');
  const found = graphs.of(graph).types.get(type)!.fields.get(name)!.label;
  return `${found.sharing} ${found.sensitivity} ${found.masks.length}`;
}

test('a label is made stricter, and stricter again, and restored, and each version keeps its own', async () => {
  const steps: (readonly [version: string, label: string])[] = [];
  const keep = async (): Promise<void> => {
    steps.push([(await loadRules(db())).version, await label('Person.name')]);
  };
  await keep();
  await tighten({ coordinate: 'Person.name', sensitivity: 'sensitive', withoutMasks: ['exists'] });
  await keep();
  await tighten({ coordinate: 'Person.name', sharing: 'none', legalBasis: 'law' });
  await keep();
  await tighten({ coordinate: 'Person.name', sensitivity: 'sensitive' });
  await keep();
  await restoreLabel(db(), 'Person.name', 'the law has gone', 'wang');
  await keep();
  expect(steps.map(([, then]) => then)).toEqual([
    'conditional personal 2',
    'conditional sensitive 1',
    'none sensitive 1',
    'none sensitive 1',
    'conditional personal 2',
  ]);
  for (const [version, then] of steps) expect(await label('Person.name', version)).toBe(then);
  const { rows } = await sql<{ reason: string; end: string; ended: string }>`
    select reason, end_reason as "end", ended_by as ended from access.label_change order by since_version`.execute(
    db(),
  );
  expect(rows).toEqual([
    { reason: 'a new law', end: 'a new law', ended: 'li' },
    { reason: 'a new law', end: 'a new law', ended: 'li' },
    { reason: 'a new law', end: 'the law has gone', ended: 'wang' },
  ]);
});

test('what would loosen a label, or has no reason, is refused', async () => {
  const wrong: readonly (readonly [LabelTightening, RegExp])[] = [
    [{ coordinate: 'House.gone', sharing: 'none' }, /no such field/],
    [{ coordinate: 'House.id', sharing: 'none', legalBasis: 'law' }, /comes with its row/],
    [{ coordinate: 'House.rent', sharing: 'unconditional' }, /cannot be loosened/],
    [{ coordinate: 'House.rent', sharing: 'none' }, /the law that forbids it/],
  ];
  for (const [change, message] of wrong) await expect(tighten(change)).rejects.toThrow(message);
  await expect(
    tightenLabel(db(), graphs.declared, { coordinate: 'House.rent', sensitivity: 'sensitive' }, ' ', 'li'),
  ).rejects.toThrow(/give the reason/);
  await expect(restoreLabel(db(), 'House.rent', 'x', 'li')).rejects.toThrow(/nothing can be restored/);
});

test('a mutation can be closed as well', async () => {
  await tighten({ coordinate: 'Mutation.recordHouse', sharing: 'none', legalBasis: 'law' });
  const { graph } = await loadRules(db());
  expect(graphs.of(graph).mutations.get('recordHouse')!.label.sharing).toBe('none');
});
