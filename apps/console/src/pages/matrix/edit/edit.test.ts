import { expect, test } from 'vitest';
import type { DenialInForce, GrantInForce } from '../../../drafting/documents.ts';
import type { AdminEntry, Names } from '../../../sharing/admin-catalogue.ts';
import { type Edit, outcomeOf } from './edit.ts';

function entry(coordinate: string, more: Partial<AdminEntry>): AdminEntry {
  return {
    coordinate,
    kind: 'field',
    plugin: 'core',
    title: { zh: '', en: '' },
    typeTitle: { zh: '', en: '' },
    description: null,
    category: 'CONDITIONAL',
    sensitivity: 'INTERNAL',
    source: 'grid-office',
    masks: [],
    operators: [],
    ...more,
  };
}

const entries = [
  entry('Person.name', { masks: ['keep(1,0)'], operators: ['READ', 'MATCH', 'SEARCH'], sensitivity: 'PERSONAL' }),
  entry('Person.sex', { operators: ['READ', 'FILTER'] }),
  entry('Person.secret', { category: 'NONE' }),
];
const names: Names = {
  entries: new Map(entries.map((one) => [one.coordinate, one])),
  departments: new Map(
    ['fire', 'police'].map((code) => [code, { code, title: { zh: '', en: '' }, areas: [], parent: null }]),
  ),
  persons: new Map(),
};
const edit: Edit = {
  act: 'full',
  mask: undefined,
  operators: ['READ', 'MATCH', 'FILTER'],
  areas: [],
  validUntil: null,
  purpose: '救援',
  legalBasis: '消防法',
  reason: '会商',
  replaces: false,
  assessment: { title: '评估', conclusion: '可控' },
};
const cell = (coordinate: string, department: string) => ({ coordinate, department });
const nothing = { grants: [], denials: [] };
const grant: GrantInForce = {
  id: 'g1',
  department: 'fire',
  client: null,
  fields: ['Person.name', 'Person.sex'],
  access: 'FULL',
  mask: null,
  operators: ['READ'],
  areas: null,
  scopes: [],
  purpose: '旧用途',
  legalBasis: '旧依据',
  validFrom: null,
  validUntil: null,
  emergency: null,
  assessments: [{ title: 'a', conclusion: 'b', document: null }],
};

test('a block is granted by department, each field with the operators that it has', () => {
  const cells = ['fire', 'police'].flatMap((code) => entries.map(({ coordinate }) => cell(coordinate, code)));
  const { changes, unfit } = outcomeOf(edit, cells, names, nothing);
  expect(
    changes
      .map((change) => 'grant' in change && change.grant)
      .map((one) => one && [one.department, one.fields, one.operators, one.assessment?.title]),
  ).toEqual([
    ['fire', ['Person.name'], ['READ', 'MATCH'], '评估'],
    ['fire', ['Person.sex'], ['READ', 'FILTER'], undefined],
    ['police', ['Person.name'], ['READ', 'MATCH'], '评估'],
    ['police', ['Person.sex'], ['READ', 'FILTER'], undefined],
  ]);
  expect(unfit).toEqual(['Person.secret']);
});

test('a mask replaces what was granted, and the other fields of that grant stay as they were', () => {
  const masked: Edit = { ...edit, act: 'masked', mask: 'keep(1,0)', replaces: true };
  const { changes, unfit } = outcomeOf(masked, [cell('Person.name', 'fire'), cell('Person.sex', 'fire')], names, {
    grants: [grant, { ...grant, id: 'g2', department: 'police' }, { ...grant, id: 'g3', emergency: 'e1' }],
    denials: [],
  });
  expect(unfit).toEqual(['Person.sex']);
  expect(changes).toMatchObject([
    { revoke: { grant: 'g1', reason: '会商' } },
    { grant: { fields: ['Person.sex'], purpose: '旧用途', access: 'FULL', assessment: { title: 'a' } } },
    { grant: { fields: ['Person.name'], access: 'MASKED', mask: 'keep(1,0)', operators: ['READ', 'MATCH'] } },
  ]);
  expect(changes[1]).not.toHaveProperty('grant.id');
});

test('a denial of every department is lifted for one, and holds for the others', () => {
  const denial: DenialInForce = {
    id: 'd1',
    department: null,
    client: null,
    fields: ['Person.name', 'Person.sex'],
    operators: null,
    areas: null,
    scopes: [],
    reason: '核查',
    validFrom: null,
    validUntil: null,
  };
  const lift: Edit = { ...edit, act: 'lift' };
  const { changes } = outcomeOf(lift, [cell('Person.name', 'fire')], names, { grants: [], denials: [denial] });
  expect(changes).toMatchObject([
    { lift: 'd1' },
    { deny: { department: 'fire', fields: ['Person.sex'], reason: '核查' } },
    { deny: { department: 'police', fields: ['Person.name', 'Person.sex'] } },
  ]);
});

test('denying to read denies the rest as well', () => {
  const cells = [cell('Person.name', 'fire')];
  const operators = (chosen: Edit['operators']): unknown => {
    const [change] = outcomeOf({ ...edit, act: 'deny', operators: chosen }, cells, names, nothing).changes;
    return change && 'deny' in change && change.deny?.operators;
  };
  expect(operators(['READ', 'MATCH'])).toBeNull();
  expect(operators(['MATCH'])).toEqual(['MATCH']);
});
