import { expect, test } from 'vitest';
import { faultOf, type PrimaryReport, type ReplicaReport } from './standing.ts';

const primary: PrimaryReport = { identity: '7/city', timeline: 2, inserted: 10, flushed: 10 };
const replica: ReplicaReport = { identity: '7/city', timeline: 2, recovering: true, replayed: 9 };

test.each<[string, Partial<ReplicaReport>, number, string | undefined]>([
  ['nothing speaks against it', {}, 100, undefined],
  ['another system', { identity: '8/city' }, 0, 'it is another database and not a replica of the primary'],
  ['another database', { identity: '7/town' }, 0, 'it is another database and not a replica of the primary'],
  ['promoted', { recovering: false }, 0, 'it does not follow the primary: it was promoted or is none'],
  ['left behind by a failover', { timeline: 1 }, 0, 'it is on timeline 1, the primary on 2'],
  ['late', {}, 101, 'it is more than 100 ms behind'],
])('%s', (_, more, lagMs, fault) => {
  expect(faultOf({ ...replica, ...more }, primary, lagMs, 100)?.en).toBe(fault);
});

test('nothing is known while the primary does not tell where it is', () => {
  expect(faultOf(replica, undefined, 0, 100)?.en).toBe('the primary does not tell its position');
});
