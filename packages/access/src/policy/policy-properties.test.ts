import { operators } from '@gridweave/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { department, noDefaults, policyOf, withDefaults } from '../fixture/facts.ts';
import { anyDenial, anyRules, policyFrom } from '../fixture/random-rules.ts';
import { holdsRow, mayUse, sampleRows, shownOf } from '../fixture/sample-rows.ts';
import { townModel } from '../fixture/town.ts';
import { compilePolicy } from './compile-policy.ts';
import { scopeOf } from './scope-algebra.ts';

const types = ['House', 'Person'];
const fieldsOf = (type: string): readonly string[] => [...townModel.types.get(type)!.fields.keys()];

describe('the algebra of policies', () => {
  test('attack 13: a denial wins over every grant, on each of its rows and for each of its operators', () => {
    fc.assert(
      fc.property(anyRules, anyDenial, (rules, denial) => {
        const policy = policyFrom({ ...rules, denials: [...rules.denials, denial] });
        const scope = scopeOf({ areas: denial.areas, named: denial.scopes });
        const shown: string[] = [];
        for (const type of types)
          for (const field of fieldsOf(type).filter((name) => denial.fields.includes(`${type}.${name}`)))
            for (const row of sampleRows(type).filter((one) => holdsRow(scope, one)))
              for (const operator of denial.operators ?? operators) {
                const isAllowed =
                  operator === 'read'
                    ? shownOf(policy, type, field, row) !== 'none'
                    : mayUse(policy, type, field, operator, row);
                if (isAllowed) shown.push(`${type}.${field} ${operator}`);
              }
        expect(shown).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('attack 13: a field is shown only on the union of the rows for which it was granted, and no more than one grant shows it there', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const policy = policyFrom({ ...rules, defaults: false });
        const alone = rules.grants.map((grant) => policyFrom({ ...rules, grants: [grant], defaults: false }));
        const wrong: string[] = [];
        for (const type of types)
          for (const field of fieldsOf(type).filter((name) => name !== 'id'))
            for (const row of sampleRows(type)) {
              const shown = shownOf(policy, type, field, row);
              const each = alone.map((one) => shownOf(one, type, field, row));
              const isFull = each.includes(null);
              if ((shown === null) !== isFull) wrong.push(`${type}.${field} in full`);
              if ((shown !== 'none') !== each.some((one) => one !== 'none')) wrong.push(`${type}.${field}`);
              for (const operator of operators)
                if (
                  operator !== 'read' &&
                  mayUse(policy, type, field, operator, row) &&
                  !alone.some((one) => mayUse(one, type, field, operator, row))
                )
                  wrong.push(`${type}.${field} ${operator}`);
            }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a child stays within its parent, whatever it is granted', () => {
    fc.assert(
      fc.property(anyRules, fc.constantFrom(['440304'], ['440304001'], ['440305']), (rules, areas) => {
        const policy = compilePolicy({
          model: townModel,
          department: department({ areas: ['4403'], parent: { areas, parent: null } }),
          grants: rules.grants,
          denials: [],
          defaults: withDefaults,
          now: 1_000,
          version: '1',
        });
        for (const type of types)
          for (const row of sampleRows(type)) {
            if (areas.some((area) => row.street.startsWith(area))) continue;
            for (const field of fieldsOf(type)) {
              expect(shownOf(policy, type, field, row)).toBe('none');
              for (const operator of operators) expect(mayUse(policy, type, field, operator, row)).toBe(false);
            }
          }
      }),
      { numRuns: 200 },
    );
  });

  test('the order of grants and denials makes no difference, nor does compiling again', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const text = (policy: object): string =>
          JSON.stringify(policy, (key, value) =>
            key === 'model'
              ? undefined
              : value instanceof Map
                ? [...value].sort(([a], [b]) => (a < b ? -1 : 1))
                : value,
          );
        const once = text(policyFrom(rules));
        expect(text(policyFrom(rules))).toBe(once);
        const turned = { ...rules, grants: rules.grants.toReversed(), denials: rules.denials.toReversed() };
        expect(text(policyFrom(turned))).toBe(once);
      }),
    );
  });

  test('a grant before its time, after it, or for another client gives nothing', () => {
    fc.assert(
      fc.property(anyRules, fc.constantFrom('late', 'early', 'other'), (rules, how) => {
        const limits = {
          late: { validUntil: 999 },
          early: { validFrom: 1_001 },
          other: { client: 'somebody' },
        } as const;
        const grants = rules.grants.map((grant) => ({ ...grant, ...limits[how] }));
        const policy = policyOf(grants, { defaults: noDefaults, client: 'me' });
        for (const type of types)
          for (const row of sampleRows(type))
            for (const field of fieldsOf(type)) expect(shownOf(policy, type, field, row)).toBe('none');
        expect([...policy.mutations]).toEqual([]);
      }),
    );
  });
});
