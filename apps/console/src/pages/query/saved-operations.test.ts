import { expect, test } from 'vitest';
import type { Session } from '../../session/session.ts';
import {
  nameFor,
  placeOf,
  putBack,
  readSaved,
  renamed,
  type SavedOperation,
  withSaved,
  writeSaved,
} from './saved-operations.ts';

const saved = (id: string, name = id): SavedOperation => ({
  id,
  name,
  document: `{ ${name} }`,
  savedAt: '2026-01-01T00:00:00.000Z',
});

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return { getItem: (name) => items.get(name) ?? null, setItem: (name, value) => void items.set(name, value) };
}

test('departments and admins who share a browser have their own', () => {
  const fire = { kind: 'department', id: 'c1', department: { code: 'fire' } } as Session;
  const kept = storage();
  expect(writeSaved(kept, placeOf(fire), [saved('a')])).toBe(true);
  expect(readSaved(kept, placeOf({ ...fire, id: 'c2' }))).toEqual([saved('a')]);
  expect(readSaved(kept, placeOf({ kind: 'department', department: { code: 'police' } } as Session))).toEqual([]);
  expect(readSaved(kept, placeOf({ kind: 'admin', id: 'fire' } as Session))).toEqual([]);
});

test('what cannot be read is left alone, and a full browser is no error', () => {
  const kept = storage();
  kept.setItem('broken', '{');
  kept.setItem('other', JSON.stringify([saved('a'), { id: 1 }, null]));
  expect(readSaved(kept, 'broken')).toEqual([]);
  expect(readSaved(kept, 'other')).toEqual([saved('a')]);
  const full = {
    ...kept,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(writeSaved(full, 'any', [saved('a')])).toBe(false);
});

test('a name stands for one document, and a removal can be undone in its place', () => {
  const all = [saved('a'), saved('b'), saved('c')];
  expect(withSaved(all, saved('d', 'b')).map(({ id }) => id)).toEqual(['d', 'a', 'c']);
  expect(renamed(all, 'b', 'new')[1]).toMatchObject({ id: 'b', name: 'new' });
  expect(putBack([all[0]!, all[2]!], all[1]!, 1)).toEqual(all);
});

test('a name to begin with', () => {
  expect(nameFor('query Houses($a: ID) { houses { id } }')).toBe('Houses');
  expect(nameFor('{\n  houses(first: 1) { id } }')).toBe('houses');
  expect(nameFor('')).toBe('');
});
