import { expect, test } from 'vitest';
import { usedFields } from './used-coordinate.ts';

test('a field that was read and filtered by is one field', () => {
  expect(usedFields(['House.code:filter', 'Person.name', 'House.id', 'House.code'])).toEqual([
    { coordinate: 'House.code', operators: ['filter', 'read'] },
    { coordinate: 'Person.name', operators: ['read'] },
    { coordinate: 'House.id', operators: ['read'] },
  ]);
  expect(usedFields(['House.code:match', 'House.id'])[0]!.coordinate).toBe('House.id');
});
