import { type ClientDay, clientUsage } from '@gridweave/audit';
import type { Kysely } from 'kysely';

const FRESH_MS = 15_000;

interface Looked {
  readonly at: number;
  readonly days: number;
  readonly found: Promise<readonly ClientDay[]>;
}

const looked = new WeakMap<Kysely<any>, Map<string, Looked>>();

/**
 * Usage of a department, looked up once in a while only: it goes through weeks of the log, and a department may ask as
 * often as it likes.
 */
export async function recentUsage(db: Kysely<any>, department: string, days: number): Promise<readonly ClientDay[]> {
  let known = looked.get(db);
  if (!known) looked.set(db, (known = new Map()));
  const now = Date.now();
  let last = known.get(department);
  if (!last || last.days < days || now - last.at > FRESH_MS) {
    last = { at: now, days, found: clientUsage(db, { department, days, now: new Date(now) }) };
    known.set(department, last);
    last.found.catch(() => known.delete(department));
  }
  const first = dayInShanghai(now - (days - 1) * 86_400_000);
  return (await last.found).filter(({ day }) => day >= first);
}

function dayInShanghai(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
}
