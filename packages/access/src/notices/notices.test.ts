import type { TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { type Audience, leaveNotice, markNoticesRead, noticesFor } from './notices.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
  for (const [audience, subject] of [
    ['auditor', 'a'],
    ['approver', 'b'],
    ['department:fire', 'c'],
    ['auditor', 'd'],
  ] as const)
    await leaveNotice(db(), { audience, kind: 'override', subject, zh: '通知', en: 'notice' });
});
afterAll(() => access.drop());

const db = () => access.database.db;

async function seen(reader: string, ...audiences: readonly Audience[]): Promise<readonly string[]> {
  return (await noticesFor(db(), audiences, reader, 10)).map(({ subject, read }) => `${subject}${read ? ' read' : ''}`);
}

test('everybody sees the notices for them, newest first', async () => {
  expect(await seen('li', 'auditor', 'approver')).toEqual(['d', 'b', 'a']);
  expect(await seen('app', 'department:fire')).toEqual(['c']);
  expect(await seen('app', 'department:police')).toEqual([]);
  expect(await noticesFor(db(), ['auditor'], 'li', 1)).toMatchObject([{ subject: 'd' }]);
});

test('a notice is read by each reader for himself, once, and by those only whom it is for', async () => {
  const ids = (await noticesFor(db(), ['auditor', 'approver'], 'li', 10)).map(({ id }) => id);
  expect(await markNoticesRead(db(), ['auditor'], 'li', ids)).toBe(2);
  expect(await markNoticesRead(db(), ['auditor'], 'li', ids)).toBe(0);
  expect(await seen('li', 'auditor', 'approver')).toEqual(['d read', 'b', 'a read']);
  expect(await seen('wang', 'auditor', 'approver')).toEqual(['d', 'b', 'a']);
});
