import { operators } from '@gridweave/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denial, grant, policyOf } from '../fixture/facts.ts';
import { anyDenial, anyGrant, anyRules, policyFrom } from '../fixture/random-rules.ts';
import { mayUse, sampleRows, shownOf } from '../fixture/sample-rows.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import { differenceIsEmpty, diffPolicies, wideningsOf, widensNothing } from './index.ts';
import { revealsAll } from './reveals.ts';

const models = { before: townModel, after: townModel };
const types = ['House', 'Person'];
const fieldsOf = (type: string): readonly string[] => [...townModel.types.get(type)!.fields.keys()];

/** What a row gains and loses of a field, found on sample rows. */
function onRows(before: Policy, after: Policy, type: string, field: string): { gains: boolean; loses: boolean } {
  let [gains, loses] = [false, false];
  for (const row of sampleRows(type)) {
    const [was, is] = [shownOf(before, type, field, row), shownOf(after, type, field, row)];
    gains ||= !revealsAll(was, is);
    loses ||= !revealsAll(is, was);
    for (const operator of operators) {
      const [could, can] = [mayUse(before, type, field, operator, row), mayUse(after, type, field, operator, row)];
      gains ||= can && !could;
      loses ||= could && !can;
    }
  }
  return { gains, loses };
}

/** Whether some rule names a grid and some rule the community around it. */
function namesGridAndItsCommunity(rules: readonly { readonly areas: readonly string[] | null }[]): boolean {
  const codes = new Set(rules.flatMap(({ areas }) => areas ?? []));
  return [...codes].some((code) => code.length === 14 && codes.has(code.slice(0, 12)));
}

describe('a difference of two policies', () => {
  test('holds everything that any row gains or loses, and says in which direction', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (a, b) => {
        const [before, after] = [policyFrom(a), policyFrom(b)];
        const diff = diffPolicies(before, after, models);
        for (const type of types)
          for (const field of fieldsOf(type)) {
            const { gains, loses } = onRows(before, after, type, field);
            const change = diff.changes.find((c) => c.kind === 'field' && c.coordinate === `${type}.${field}`);
            const seen = `${type}.${field} ${change?.direction ?? 'equal'}`;
            if (gains) expect(seen).toMatch(/ (wider|both)$/);
            if (loses) expect(seen).toMatch(/ (narrower|both)$/);
            if (change?.certain) {
              expect(change.direction === 'wider' || change.direction === 'both').toBe(gains);
              expect(change.direction === 'narrower' || change.direction === 'both').toBe(loses);
            }
          }
      }),
      { numRuns: 300 },
    );
  });

  test('is empty for the same rules in another order, and only where no row differs', () => {
    fc.assert(
      fc.property(anyRules, fc.infiniteStream(fc.nat()), (rules, random) => {
        const shuffled = rules.grants.toSorted(() => (random.next().value! % 3) - 1);
        const diff = diffPolicies(
          policyFrom(rules),
          policyFrom({ ...rules, grants: shuffled, denials: rules.denials.toReversed() }),
          models,
        );
        expect(differenceIsEmpty(diff)).toBe(true);
      }),
    );
  });

  test('is seen the other way round from the other side', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (a, b) => {
        const [p, q] = [policyFrom(a), policyFrom(b)];
        const turned = { wider: 'narrower', narrower: 'wider', both: 'both', equal: 'equal' } as const;
        expect(turned[diffPolicies(p, q, models).direction]).toBe(diffPolicies(q, p, models).direction);
      }),
    );
  });

  test('nothing is widened by taking a grant back or by a denial; nothing is narrowed by a grant', () => {
    fc.assert(
      fc.property(anyRules, anyGrant, anyDenial, (rules, more, no) => {
        // a union of a grid and its community is the community, which leaves out rows that tell their grid only
        fc.pre(!namesGridAndItsCommunity([...rules.grants, ...rules.denials, more, no]));
        const base = policyFrom(rules);
        // a mask beside another may only show the value in another way
        const full = { ...more, access: 'full', mask: null } as const;
        const wider = policyFrom({ ...rules, grants: [...rules.grants, full] });
        expect(widensNothing(wider, base, models).proved).toBe(true);
        expect(widensNothing(base, policyFrom({ ...rules, denials: [...rules.denials, no] }), models).proved).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('names what is gained: another field, another operator, fewer stars, more rows', () => {
    const has = policyOf([grant(['Person.name'], { access: 'masked', mask: 'keep(1,0)', areas: ['440304'] })]);
    const gains = (more: Policy): readonly string[] =>
      wideningsOf(diffPolicies(has, more, models)).map(({ coordinate, what }) => `${coordinate} ${what}`);
    const name = (more: object) =>
      grant(['Person.name'], { access: 'masked', mask: 'keep(1,0)', areas: ['440304'], ...more });
    expect(gains(policyOf([name({}), grant(['Person.sex'], { areas: ['440304'] })]))).toEqual(['Person.sex read']);
    expect(gains(policyOf([name({ operators: ['read', 'match'] })]))).toEqual(['Person.name match']);
    expect(gains(policyOf([name({ access: 'full', mask: null })]))).toEqual(['Person.name read']);
    expect(gains(policyOf([name({ areas: ['4403'] })]))).toEqual(
      expect.arrayContaining(['Person rows', 'Person.name read']),
    );
    expect(gains(policyOf([name({ mask: 'null' })]))).toEqual([]);
    expect(gains(policyOf([name({})], { denials: [denial(['Person.name'])] }))).toEqual([]);
    expect(gains({ ...has, minimumGroup: has.minimumGroup - 1 })).toEqual([' minimumGroup']);
  });
});
