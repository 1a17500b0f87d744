import { expect, test } from 'vitest';
import { givenAgain } from './stored-change.ts';

test('a change of a draft is given again as the API takes it', () => {
  const grant = {
    department: 'fire',
    fields: ['Person.name'],
    access: 'masked',
    mask: 'keep(1,0)',
    operators: ['read', 'match'],
    areas: null,
    purpose: '救援',
    legalBasis: '消防法',
  } as const;
  const assessment = { title: '评估', conclusion: '可控' };
  expect(givenAgain({ kind: 'grant', grant, assessment })).toEqual({
    grant: { ...grant, access: 'MASKED', operators: ['READ', 'MATCH'], assessment },
  });
  expect(givenAgain({ kind: 'lift', denial: 'd1' })).toEqual({ lift: 'd1' });
  expect(givenAgain({ kind: 'deny', denial: { fields: ['House.use'], reason: 'x' } })).toEqual({
    deny: { fields: ['House.use'], reason: 'x', operators: null },
  });
  expect(
    givenAgain({ kind: 'tighten', label: { coordinate: 'House.use', sharing: 'conditional' }, reason: 'x' }),
  ).toEqual({ tighten: { coordinate: 'House.use', sharing: 'CONDITIONAL', sensitivity: null, reason: 'x' } });
});
