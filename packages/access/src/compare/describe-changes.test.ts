import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denial, grant, policyOf } from '../fixture/facts.ts';
import { anyRules, policyFrom } from '../fixture/random-rules.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import { exceptScope, nothing, scopeOf } from '../policy/scope-algebra.ts';
import { GraphModels } from '../rules/graph-models.ts';
import { type ChangeNames, describeChanges } from './describe-changes.ts';
import { describeMask } from './describe-mask.ts';
import { describeScope } from './describe-scope.ts';
import { diffPolicies } from './diff-policies.ts';

const areaName = (code: string): string | undefined => ({ '440304': '福田区', '440305': '南山区' })[code];
const names: ChangeNames = { model: townModel, areaName, departmentTitle: { zh: '消防', en: 'Fire' } };

function said(
  before: Policy | undefined,
  after: Policy | undefined,
  more: Partial<ChangeNames> = {},
): readonly string[] {
  const models = { before: townModel, after: townModel };
  return describeChanges(diffPolicies(before, after, models), { ...names, ...more }).map(
    ({ zh, en }) => `${zh} / ${en}`,
  );
}

describe('changes in words', () => {
  const name = (more: object) => policyOf([grant(['Person.name'], { areas: ['440304'], ...more })]);

  test('say what was visible and what becomes visible, where and how', () => {
    const masked = name({ access: 'masked', mask: 'keep(1,0)', scopes: ['minors'] });
    expect(said(undefined, masked)).toContain(
      '消防: Person.姓名 由不可见变为脱敏可见(保留首字),范围: 福田区,且属于「Minors」' +
        ' / Fire: Person.name was not visible and becomes visible masked (first character kept) in 福田区, within “Minors”',
    );
    expect(said(name({}), undefined)).toContain(
      '消防: Person.姓名 由完整可见,范围: 福田区变为不可见 / Fire: Person.name was visible in full in 福田区 and becomes not visible',
    );
  });

  test('name together the fields that change alike', () => {
    const sentences = said(undefined, policyOf([grant(['Person.name', 'Person.sex', 'House.rent'])]));
    expect(sentences.filter((sentence) => sentence.includes('Person.name'))).toEqual([
      expect.stringContaining('Person.姓名、Person.性别 由不可见变为完整可见'),
    ]);
    expect(sentences.some((sentence) => sentence.includes('House.rent was not visible'))).toBe(true);
  });

  test('say whether it is wider, narrower or shown otherwise', () => {
    const wide = name({ areas: ['440304', '440305'] });
    expect(said(name({}), wide).join('\n')).toMatch(/Person\.name was .* \(wider\)/);
    expect(said(wide, name({})).join('\n')).toMatch(/\(narrower\)/);
    expect(said(name({}), name({ access: 'masked', mask: 'exists' })).join('\n')).toMatch(/\(shows less\)/);
    expect(said(name({}), name({ areas: ['440305'] })).join('\n')).toMatch(/wider in part and narrower in part/);
  });

  test('say what operators, mutations and the smallest group become', () => {
    const after = {
      ...policyOf([grant(['House.rent'], { operators: ['filter', 'aggregate'] }), grant(['Mutation.recordHouse'])]),
      minimumGroup: 5,
    };
    const sentences = said(policyOf([]), after).join('\n');
    expect(sentences).toMatch(/House\.rent was not open to filtering and counting and statistics and becomes open to/);
    expect(sentences).toMatch(/登记房屋 由不可调用变为可调用/);
    expect(sentences).toMatch(/was 10 and becomes 5/);
  });

  test('name a field that is not shared to admins only', () => {
    const open = new GraphModels(townModel.plugins);
    const closed = open.of({
      key: 'x',
      disabled: [],
      tightenings: new Map([['Person.name', { sharing: 'none', legalBasis: 'law' }]]),
    });
    const diff = diffPolicies(name({}), policyOf([grant(['Person.sex'])]), { before: townModel, after: closed });
    const about = (audience?: 'admin'): readonly string[] =>
      describeChanges(diff, { model: closed, ...(audience ? { audience } : {}) }).flatMap((sentence) => sentence.about);
    expect(about('admin')).toContain('Person.name');
    expect(about()).not.toContain('Person.name');
  });

  test('are the same for the same difference, with each field in one sentence about its reading', () => {
    fc.assert(
      fc.property(anyRules.map(policyFrom), anyRules.map(policyFrom), (before, after) => {
        const sentences = said(before, after);
        expect(said(before, after)).toEqual(sentences);
        expect(new Set(sentences).size).toBe(sentences.length);
        for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|Person\.religion|House\.note/);
      }),
    );
  });
});

test('scopes in words', () => {
  const fire = scopeOf({ areas: ['440304', '440305'], named: ['rented', 'large'] });
  const title = (scope: string) => ({ zh: `「${scope}」`, en: scope });
  expect(describeScope(fire, { areaName, scopeTitle: title }).en).toBe(
    'in 福田区 and 南山区, within “large”, within “rented”',
  );
  expect(describeScope(nothing)).toEqual({ zh: '无', en: 'nowhere' });
  expect(describeScope(scopeOf({ areas: null, named: [] }))).toEqual({ zh: '全部', en: 'everywhere' });
  const without = exceptScope(scopeOf({ areas: ['4403'], named: [] }), scopeOf({ areas: ['440304'], named: [] }));
  expect(describeScope(without, { areaName })).toEqual({ zh: '4403,不含 福田区', en: 'in 4403, but not in 福田区' });
  const many = Array.from({ length: 12 }, (_, i) => `4403040${10 + i}`);
  expect(describeScope(scopeOf({ areas: many, named: [] })).en).toMatch(/and 4 more areas$/);
  const partly = policyOf([grant(['House.rent'], { areas: ['440304'] })], {
    denials: [denial(['House.rent'], { areas: ['440304001'] })],
  });
  expect(describeScope(partly.types.get('House')!.rows).en).toBe('in 440304, but not in 440304001');
});

test('masks in words', () => {
  const words = { keep: { kind: 'keep', first: 6, last: 4 }, star: { kind: 'keep', first: 0, last: 0 } } as const;
  expect(describeMask(words.keep)).toEqual({
    zh: '保留前 6 位和后 4 位',
    en: 'first 6 characters and last 4 characters kept',
  });
  expect(describeMask(words.star).en).toBe('every character starred');
  expect(describeMask({ kind: 'ageBand', width: 10 }).en).toBe('only an age band of 10 years');
});
