import { type Operator, operators } from '@gridweave/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grant, policyOf } from '../fixture/facts.ts';
import { townModel } from '../fixture/town.ts';
import type { GrantConditions } from './conditions.ts';
import { grantFaults, validateGrant } from './validate-grant.ts';

const sound: GrantConditions = {
  department: 'fire',
  fields: ['Person.idNumber'],
  access: 'full',
  operators: ['read'],
  purpose: 'p',
  legalBasis: 'b',
};
const faults = (more: Partial<GrantConditions>): readonly string[] =>
  grantFaults(townModel, { ...sound, ...more }).map((fault) => `${fault.where}: ${fault.en}`);

describe('a grant cannot be given', () => {
  test.each<readonly [string, Partial<GrantConditions>, RegExp]>([
    ['without fields', { fields: [] }, /fields: name at least one/],
    ['without operators', { operators: [] }, /operators: name at least one/],
    ['of an operator that is none', { operators: ['read', 'peek' as Operator] }, /peek is no operator/],
    ['of a field that does not exist', { fields: ['Person.gone'] }, /Person.gone: does not exist or is not shared/],
    [
      'of a field that is not shared',
      { fields: ['Person.religion'] },
      /Person.religion: does not exist or is not shared/,
    ],
    ['of a mutation that is not shared', { fields: ['Mutation.hiddenHouse'] }, /does not exist or is not shared/],
    [
      'of an operator that the field does not declare',
      { fields: ['Person.sex'], operators: ['order'] },
      /Person.sex: does not declare the operator order/,
    ],
    ['masked without a mask', { access: 'masked' }, /mask: masked access needs a mask/],
    ['in full with a mask', { mask: 'exists' }, /mask: full access takes no mask/],
    [
      'under a mask that the label does not name',
      { access: 'masked', mask: 'keep(17,0)' },
      /its masks are: keep\(6,4\), hash, exists, null/,
    ],
    [
      'under a text mask of a number',
      { fields: ['House.rent'], access: 'masked', mask: 'exists' },
      /its masks are: null/,
    ],
    ['masked on a relation', { fields: ['House.residents'], access: 'masked', mask: 'null' }, /its masks are: none/],
    [
      'masked with filter',
      { access: 'masked', mask: 'hash', operators: ['read', 'filter', 'search'] },
      /cannot bring filter, search/,
    ],
    [
      'with a scope that does not cover every type',
      { fields: ['Person.name', 'House.rent'], scopes: ['rented'] },
      /the named scope rented does not cover Person/,
    ],
    ['with a scope that is unknown', { scopes: ['gone'] }, /named scope gone does not cover Person/],
    ['with wrong areas', { areas: ['44'] }, /44 is no area code/],
    ['with no areas', { areas: [] }, /areas: is empty/],
    ['with limits the wrong way round', { validFrom: new Date(2), validUntil: new Date(1) }, /must be after validFrom/],
    ['without a purpose', { purpose: ' ' }, /needs a purpose/],
    ['without a legal basis', { legalBasis: '' }, /needs a legal basis/],
    ['of an id for reading', { fields: ['Person.id'] }, /comes with any field/],
    [
      'of a mutation for more than calling',
      { fields: ['Mutation.recordHouse'], operators: ['read', 'filter'] },
      /full access and the operator read only/,
    ],
    [
      'of a mutation in a named scope',
      { fields: ['Mutation.recordHouse'], scopes: ['rented'] },
      /cannot be limited to a named scope/,
    ],
  ])('%s', (_name, more, expected) => {
    expect(faults(more)).toContainEqual(expect.stringMatching(expected));
  });

  test('and every fault is named at once, in both languages', () => {
    expect(() => validateGrant(townModel, { ...sound, fields: ['Person.gone', 'Person.name'], purpose: '' })).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(
          /不存在或不予共享; purpose 有条件共享须写明用途 \/ .*does not exist or is not shared; purpose/,
        ),
      }),
    );
  });
});

test('an unconditional field needs neither purpose nor legal basis', () => {
  expect(faults({ fields: ['House.area'], purpose: '', legalBasis: '' })).toEqual([]);
});

test('counts are granted on the id', () => {
  expect(faults({ fields: ['Person.id'], operators: ['aggregate'] })).toEqual([]);
});

test('a grant without faults gives all that it says', () => {
  const everything = [...townModel.types.values()].flatMap((type) =>
    Array.from(type.fields.values(), (f) => f.coordinate),
  );
  fc.assert(
    fc.property(
      fc.subarray(everything, { minLength: 1, maxLength: 3 }),
      fc.subarray([...operators], { minLength: 1 }),
      fc.option(fc.constantFrom('keep(6,4)', 'keep(1,0)', 'exists', 'null', 'year'), { nil: null }),
      fc.subarray(['rented', 'minors', 'large'], { maxLength: 1 }),
      (fields, ops, mask, scopes) => {
        const conditions: GrantConditions = {
          ...sound,
          fields,
          operators: ops,
          access: mask ? 'masked' : 'full',
          mask,
          scopes,
        };
        fc.pre(grantFaults(townModel, conditions).length === 0);
        const policy = policyOf([grant(fields, { operators: ops, access: conditions.access, mask, scopes })]);
        for (const coordinate of fields) {
          const [type, name] = coordinate.split('.') as [string, string];
          const given = policy.types.get(type)!.fields.get(name)!;
          expect(ops.filter((op) => !(op === 'read' ? given.read.length > 0 : given.operators.has(op)))).toEqual([]);
        }
      },
    ),
  );
});
