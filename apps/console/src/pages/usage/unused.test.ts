import { expect, test } from 'vitest';
import type { ActiveGrant } from './documents.ts';
import { unusedGrants } from './unused.ts';

test('a grant is unused when its own department used none of its fields', () => {
  const grant = (id: string, department: string, fields: string[], activatedAt: string): ActiveGrant => ({
    id,
    department,
    fields,
    activatedAt,
    access: 'FULL',
    operators: ['READ'],
    areas: null,
    purpose: '',
    validUntil: null,
  });
  const used = { operations: 1, rows: 1, lastUsed: '2026-11-20T00:00:00.000Z' };
  const found = unusedGrants(
    [
      grant('later', 'police', ['House.code'], '2026-02-01'),
      grant('used', 'fire', ['House.use', 'House.code'], '2026-01-01'),
      grant('earlier', 'fire', ['Person.name'], '2026-01-01'),
    ],
    [
      { department: 'fire', coordinate: 'House.code:filter', ...used },
      { department: 'police', coordinate: 'Person.name', ...used },
    ],
  );
  expect(found.map(({ id }) => id)).toEqual(['earlier', 'later']);
});
