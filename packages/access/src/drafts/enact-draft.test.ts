import type { Model } from '@gridweave/kit';
import type { TestDatabase } from '@gridweave/testing';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { gardenModels } from '../fixture/garden.ts';
import { anyChange, type ChangeSeed, day, noon } from '../fixture/random-changes.ts';
import { createDepartment } from '../grants/departments.ts';
import { expireGrants } from '../grants/grant-in-force.ts';
import { loadRules, loadRulesAt } from '../rules/load-rules.ts';
import type { Rules } from '../rules/rules.ts';
import { compileRules } from '../store/compiled-policies.ts';
import { applyChanges } from './apply-changes.ts';
import { changeFaults, type ChangeModels } from './change-faults.ts';
import { approveDraft, createDraft, submitDraft } from './drafts.ts';
import { activateDraft } from './enact-draft.ts';
import type { RuleChange } from './rule-change.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
  const title = { zh: '部门', en: 'Department' };
  await createDepartment(db(), { code: 'fire', title, areas: ['440304'] });
  await createDepartment(db(), { code: 'fire-futian', title, parent: 'fire', areas: ['440304001'] });
  await createDepartment(db(), { code: 'police', title, areas: ['4403'] });
});
afterAll(() => access.drop());

const db = () => access.database.db;
const models = gardenModels();
const times = [-3.5, -1.5, 0.5, 2.5, 9].map((days) => noon + days * day);

function changeModels(rules: Rules): ChangeModels {
  return { declared: models.declared, inForce: models.of(rules.graph) };
}

/** What rules give to every department, at several times. */
function meaningOf(rules: Rules): unknown {
  const model = models.of(rules.graph);
  return {
    labels: labelsOf(model),
    given: [...rules.departments.values()].flatMap((department) =>
      times.map((time) => {
        const { types, mutations, minimumGroup, validUntil } = compileRules(rules, model, department, undefined, time);
        return { department: department.code, types, mutations, minimumGroup, validUntil };
      }),
    ),
  };
}

function labelsOf(model: Model): unknown {
  return [...model.types.values()].flatMap((type) => [...type.fields.values()].map((f) => [f.coordinate, f.label]));
}

/** The changes that can be made one after the other. */
function soundChanges(seeds: readonly ChangeSeed[], rules: Rules): readonly RuleChange[] {
  const changes: RuleChange[] = [];
  for (const seed of seeds) {
    const change = seed(rules);
    if (change && changeFaults([...changes, change], changeModels(rules), rules).length === 0) changes.push(change);
  }
  return changes;
}

async function activated(changes: readonly RuleChange[], rules: Rules): Promise<string> {
  const inForce = changeModels(rules);
  const id = await createDraft(db(), inForce, { title: 'draft', reason: 'because', changes }, 'li');
  await submitDraft(db(), inForce, id, 'li');
  for (const by of ['wang', 'zhao']) {
    const { given, needed } = await approveDraft(db(), inForce, id, by);
    if (given >= needed) break;
  }
  return activateDraft(db(), inForce, id, 'wang');
}

test('what a draft is said to give is what it gives, and every version can be read again', async () => {
  const history = new Map<string, unknown>();
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 2, maxLength: 6 }), async (seeds) => {
      const before = await loadRules(db());
      const changes = soundChanges(seeds, before);
      if (changes.length === 0) return;
      for (const { kind } of changes) kinds.add(kind);
      const expected = meaningOf(applyChanges(before, changes, 'draft'));
      const version = await activated(changes, before);
      const after = await loadRules(db());
      expect(meaningOf(after)).toEqual(expected);
      expect(meaningOf(await loadRules(db(), before))).toEqual(expected);
      history.set(version, expected);
    }),
    { numRuns: 60, endOnFailure: true },
  );
  await expireGrants(db());
  for (const [version, meaning] of history) {
    const then = await loadRulesAt(db(), version);
    expect(then.version).toBe(version);
    expect(meaningOf(then)).toEqual(meaning);
  }
  expect(kinds.size).toBe(9);
});
