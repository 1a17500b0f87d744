import type { Operator } from '@gridweave/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grant, policyOf } from '../fixture/facts.ts';
import { anyRules, policyFrom } from '../fixture/random-rules.ts';
import { holdsRow, mayUse, namedScopes, sampleRows, type SampleRow, shownOf } from '../fixture/sample-rows.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import { scopeOf } from '../policy/scope-algebra.ts';
import { breachesOf } from './breaches-of.ts';
import type { Invariant, InvariantOperator } from './invariant.ts';
import { timesToCheck } from './times-to-check.ts';
import { validateInvariant } from './validate-invariant.ts';

const title = { zh: '规则', en: 'rule' };
const values = ['House.rent', 'House.address', 'Person.idNumber', 'Person.name', 'Person.sex'];
const kinds: readonly InvariantOperator[] = [
  'read',
  'clear',
  'tell',
  'match',
  'filter',
  'order',
  'search',
  'aggregate',
];
const codes = ['4403', '440304', '440304001', '440304001001', '44030400100101'];

const anyInvariant: fc.Arbitrary<Invariant> = fc.record({
  title: fc.constant(title),
  fields: fc.subarray(values, { minLength: 1 }),
  operators: fc.subarray([...kinds], { minLength: 1 }),
  except: fc.constant({ departments: [] }),
  only: fc.option(
    fc.record({
      areas: fc.option(fc.subarray(codes, { minLength: 1 }), { nil: null }),
      named: fc.subarray(['rented', 'minors', 'large'], { maxLength: 1 }),
    }),
    { nil: undefined },
  ),
}) as fc.Arbitrary<Invariant>;

/** What an invariant forbids of a row, found plainly. */
function breaks(policy: Policy, invariant: Invariant, coordinate: string, row: SampleRow): boolean {
  const [type = '', field = ''] = coordinate.split('.');
  const { only } = invariant;
  if (only) {
    const named = only.named.every((name) => namedScopes[type]!.includes(name) && row.named.has(name));
    const placed = only.areas === null || holdsRow(scopeOf({ areas: only.areas, named: [] }), row);
    if (named && placed) return false;
  }
  const shown = shownOf(policy, type, field, row);
  const uses = (list: readonly Operator[]): boolean =>
    list.some((operator) => mayUse(policy, type, field, operator, row));
  return invariant.operators.some((operator) => {
    if (operator === 'read') return shown !== 'none';
    if (operator === 'clear') return shown === null;
    return operator === 'tell' ? uses(['filter', 'order', 'search', 'aggregate']) : uses([operator]);
  });
}

describe('invariants', () => {
  test('no breach is a proof: no row of any kind breaks it; and each row that does is found', () => {
    fc.assert(
      fc.property(anyRules, anyInvariant, (rules, invariant) => {
        const policy = policyFrom(rules);
        const breaches = breachesOf(invariant, [policy], townModel);
        for (const coordinate of invariant.fields) {
          const isBroken = sampleRows(coordinate.split('.')[0]!).some((row) =>
            breaks(policy, invariant, coordinate, row),
          );
          const found = breaches.filter((breach) => breach.coordinate === coordinate);
          const isCertain = found.some(({ certain }) => certain);
          expect({ isBroken, isFound: found.length > 0, isCertain }).not.toMatchObject({
            isBroken: true,
            isFound: false,
          });
          expect({ isBroken, isCertain }).not.toEqual({ isBroken: false, isCertain: true });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('“no department but public security reads idNumber in full”; “minors are never shown unmasked”', () => {
    const idNumbers: Invariant = {
      title,
      fields: ['Person.idNumber'],
      operators: ['clear'],
      except: { departments: ['police'] },
    };
    const full = policyOf([grant(['Person.idNumber'])]);
    expect(breachesOf(idNumbers, [full], townModel)).toMatchObject([
      { department: 'fire', coordinate: 'Person.idNumber', operator: 'clear', certain: true },
    ]);
    expect(breachesOf(idNumbers, [{ ...full, department: 'police' }], townModel)).toEqual([]);
    const masked = policyOf([grant(['Person.idNumber'], { access: 'masked', mask: 'keep(6,4)' })]);
    expect(breachesOf(idNumbers, [masked], townModel)).toEqual([]);
  });

  test('what is wrong in an invariant is said', () => {
    const faults = validateInvariant(townModel, {
      title: { zh: '', en: '' },
      fields: ['Person.nothing', 'Nobody.*', 'sensitivity:odd'],
      operators: [],
      except: { departments: [] },
      only: { areas: ['99'], named: ['round'] },
    });
    const places = faults.map(({ where }) => where).join(' ');
    for (const where of ['title', 'Person.nothing', 'Nobody.*', 'sensitivity:odd', 'operators'])
      expect(places).toContain(where);
  });

  test('the moments at which time limits change the rules', () => {
    const limits = [
      { validFrom: null, validUntil: 50 },
      { validFrom: 20, validUntil: 40 },
      { validFrom: 60, validUntil: 60 },
      { validFrom: 5, validUntil: null },
    ];
    expect(timesToCheck(limits, 10)).toEqual([20, 40, 50]);
  });
});
