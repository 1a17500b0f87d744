import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { gardenModels } from '../fixture/garden.ts';
import { attachAssessment } from '../grants/assessments.ts';
import { createClient } from '../grants/clients.ts';
import type { GrantConditions } from '../grants/conditions.ts';
import { approveGrant } from '../grants/decide-grant.ts';
import { denyFields, liftDenial } from '../grants/denials.ts';
import { createDepartment, setJurisdiction } from '../grants/departments.ts';
import { activateGrant } from '../grants/grant-in-force.ts';
import { requestGrant } from '../grants/request-grant.ts';
import { restoreLabel, tightenLabel } from '../labels/label-changes.ts';
import { noticesFor } from '../notices/index.ts';
import { switchPlugin } from '../plugins/index.ts';
import { loadRules } from '../rules/load-rules.ts';
import { invariantGuard, type InvariantOverride } from './invariant-guard.ts';
import { endInvariant, saveInvariant } from './stored-invariants.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
});
afterAll(() => access.drop());
beforeEach(async () => {
  await sql`truncate access.department, access.invariant, access.notice, access.label_change cascade`.execute(db());
  const title = { zh: '部门', en: 'Department' };
  await createDepartment(db(), { code: 'fire', title, areas: ['440304'] });
  await createDepartment(db(), { code: 'fire-futian', title, parent: 'fire', areas: ['4403'] });
  await createDepartment(db(), { code: 'police', title, areas: ['4403'] });
});

const db = () => access.database.db;
const graphs = gardenModels();
const model = graphs.declared;
const guard = invariantGuard(graphs);
const day = 86_400_000;
const numbers: GrantConditions = {
  department: 'fire',
  fields: ['Person.idNumber'],
  access: 'full',
  operators: ['read'],
  purpose: 'inspection',
  legalBasis: 'law',
};
const rent: GrantConditions = { ...numbers, fields: ['House.rent'] };

async function give(grant: GrantConditions, guarded: typeof guard | null = guard): Promise<string> {
  const id = await requestGrant(db(), model, grant, 'li');
  await attachAssessment(db(), id, { title: 'assessment', conclusion: 'low' }, 'li');
  for (const by of ['wang', 'zhao']) {
    const { given, needed } = await approveGrant(db(), model, id, by);
    if (given >= needed) break;
  }
  await activateGrant(db(), model, id, 'wang', { guard: guarded ?? undefined });
  return id;
}

function onlyPolice(
  fields: readonly string[] = ['Person.idNumber'],
  areas: readonly string[] | null = null,
): Promise<string> {
  return saveInvariant(
    db(),
    model,
    {
      title: { zh: '仅公安', en: 'only public security' },
      fields,
      operators: ['clear'],
      except: { departments: ['police'] },
      ...(areas ? { only: { areas, named: [] } } : {}),
    },
    'law',
    'li',
  );
}

const broken = { code: 'INVARIANT_BROKEN' };

describe('a change that breaks an invariant', () => {
  test('is refused as a whole, with every breach', async () => {
    const invariant = await onlyPolice();
    const { version } = await loadRules(db());
    await expect(give({ ...numbers, fields: ['Person.idNumber', 'Person.name'] })).rejects.toMatchObject({
      ...broken,
      message: expect.stringMatching(/only public security.*fire.*reading in full Person.idNumber/),
      details: {
        breaches: [{ invariant, subject: 'fire', coordinate: 'Person.idNumber', operator: 'clear', certain: true }],
      },
    });
    const { version: after, grants } = await loadRules(db());
    expect([after, grants.size]).toEqual([version, 0]);
    await give({ ...numbers, department: 'police' });
    await give({ ...numbers, access: 'masked', mask: 'hash' });
    await endInvariant(db(), invariant, 'the law changed', 'li');
    await give(numbers);
  });

  test('is made by an override with a reason, which is on record and told to auditors', async () => {
    const invariant = await onlyPolice();
    const override = (reason: string): InvariantOverride => ({ reason, by: 'wang' });
    await expect(give(numbers, invariantGuard(graphs, override(' ')))).rejects.toThrow(/give the reason/);
    expect(await noticesFor(db(), ['auditor'], 'chen', 10)).toEqual([]);
    await give(numbers, invariantGuard(graphs, override('flood')));
    const { version } = await loadRules(db());
    const { rows } = await sql`select invariant, version, reason, by, breaches from access.invariant_override`.execute(
      db(),
    );
    expect(rows).toMatchObject([
      {
        invariant,
        version,
        reason: 'flood',
        by: 'wang',
        breaches: [{ coordinate: 'Person.idNumber', subject: 'fire' }],
      },
    ]);
    expect(await noticesFor(db(), ['auditor'], 'chen', 10)).toMatchObject([
      { kind: 'override', subject: version, en: expect.stringMatching(/override of wang \(flood\)/) },
    ]);
  });

  test('leaves no override on record where nothing is broken', async () => {
    await onlyPolice();
    await give(rent, invariantGuard(graphs, { reason: 'to be sure', by: 'wang' }));
    const { rows } = await sql`select from access.invariant_override`.execute(db());
    expect(rows).toEqual([]);
  });

  test('is found where it comes later, by the clock', async () => {
    await onlyPolice();
    const [from, until] = [new Date(Date.now() + 10 * day), new Date(Date.now() + 20 * day)];
    await expect(give({ ...numbers, validFrom: from })).rejects.toMatchObject(broken);
    const denial = { department: 'fire', fields: ['Person.idNumber'], reason: 'case' };
    await denyFields(db(), model, { ...denial, validUntil: until }, 'li');
    await expect(give(numbers)).rejects.toMatchObject(broken);
    await give({ ...numbers, validUntil: until });
    await denyFields(db(), model, denial, 'li');
    await give(numbers);
  });

  test('is found for a client, and for a department below one that gets a wider jurisdiction', async () => {
    await onlyPolice(['Person.idNumber'], ['440304']);
    const { id: client } = await createClient(db(), { department: 'police', name: 'app' });
    const other = (await createClient(db(), { department: 'fire', name: 'app' })).id;
    await give({ ...numbers, department: 'police', client });
    await give({ ...numbers, client: other });
    await give({ ...numbers, department: 'fire-futian' });
    await expect(setJurisdiction(db(), 'fire', ['440304', '440305'], 'li', 'wider', guard)).rejects.toMatchObject({
      ...broken,
      details: { breaches: [{ subject: `fire/${other}` }, { subject: 'fire-futian' }] },
    });
  });

  test('is found where a denial is lifted, a label restored or a plugin switched on', async () => {
    await onlyPolice(['House.rent', 'Person.name', 'Tree.fruit']);
    const denied = (await denyFields(db(), model, { fields: ['House.rent'], reason: 'case' }, 'li')) as string;
    await tightenLabel(db(), model, { coordinate: 'Person.name', sharing: 'none', legalBasis: 'law' }, 'law', 'li');
    const off = { plugin: 'orchard', enabled: false };
    await switchPlugin(db(), { declared: model, inForce: model }, off, 'winter', 'li');
    await give({ ...numbers, fields: ['House.rent', 'Person.name', 'Tree.fruit'] });
    await expect(liftDenial(db(), denied, 'li', 'over', guard)).rejects.toMatchObject(broken);
    await expect(restoreLabel(db(), 'Person.name', 'over', 'li', guard)).rejects.toMatchObject(broken);
    const inForce = graphs.of((await loadRules(db())).graph);
    await expect(
      switchPlugin(db(), { declared: model, inForce }, { ...off, enabled: true }, 'spring', 'li', guard),
    ).rejects.toMatchObject(broken);
    await switchPlugin(db(), { declared: model, inForce }, { ...off, enabled: true }, 'spring', 'li');
  });
});

describe('a breach that was there before', () => {
  beforeEach(async () => {
    await give({ ...numbers, areas: ['440304001', '440304002'] }, null);
    await onlyPolice();
  });

  test('does not hold up what has nothing to do with it', async () => {
    await give(rent);
    await give({ ...numbers, department: 'police' });
    const { id: client } = await createClient(db(), { department: 'fire', name: 'app' });
    await expect(give({ ...rent, client })).resolves.toBeTypeOf('string');
  });

  test('does not hold up what makes it smaller, nor what repeats it', async () => {
    await give({ ...numbers, areas: ['440304001'] });
    await denyFields(db(), model, { fields: ['Person.idNumber'], areas: ['440304002'], reason: 'case' }, 'li');
    await give({ ...numbers, department: 'fire-futian' }, null);
    await setJurisdiction(db(), 'fire', ['440304001'], 'li', 'smaller', guard);
    await expect(setJurisdiction(db(), 'fire', ['440304'], 'li', 'as before', guard)).rejects.toMatchObject(broken);
  });

  test('does not let it grow: to more rows, to another operator or to an earlier time', async () => {
    await expect(give({ ...numbers, areas: ['440304'] })).rejects.toMatchObject(broken);
    await give({ ...numbers, department: 'fire-futian', validFrom: new Date(Date.now() + 10 * day) }, null);
    await expect(give({ ...numbers, department: 'fire-futian' })).rejects.toMatchObject(broken);
    await give({ ...numbers, department: 'fire-futian', validFrom: new Date(Date.now() + 20 * day) });
  });
});
