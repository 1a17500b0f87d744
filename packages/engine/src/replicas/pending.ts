/** The most transactions that are looked at one by one. */
const most = 1_000;

/**
 * The transactions with numbers below `nextXid` that a snapshot of the primary, `xmin:xmax:running,running`, does not
 * show; the last ones when there are very many.
 */
export function pendingBefore(snapshot: string, nextXid: number): readonly number[] {
  const [, xmax = '0', running = ''] = snapshot.split(':');
  const pending = running === '' ? [] : running.split(',').map(Number);
  for (let xid = Math.max(Number(xmax), nextXid - most); xid < nextXid; xid++) pending.push(xid);
  return pending.filter((xid) => xid < nextXid);
}
