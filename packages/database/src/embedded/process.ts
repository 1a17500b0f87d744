import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// state and start time of /proc/<pid>/stat; the name before them may hold spaces and brackets
function linuxStat(pid: number): { state: string; started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** True while the process runs; one that ended and was never reaped (a container without init) does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return linuxStat(pid)?.state !== 'Z';
}

/** When the process started, in the system's own words: together with the pid it names one process for good. */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const started = linuxStat(pid)?.started;
    return started === undefined ? undefined : `${bootId()}:${started}`;
  }
  return askPs(pid, 'lstart=');
}

/** The name of the program that a process runs, if the system tells. */
export function programOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return askPs(pid, 'comm=');
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Resolves true when the process has ended, false when the time is over first. */
export async function ended(pid: number, timeoutMs: number): Promise<boolean> {
  for (const begun = performance.now(); isAlive(pid);) {
    if (performance.now() - begun > timeoutMs) return false;
    await sleep(20);
  }
  return true;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function askPs(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const { stdout } = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}
