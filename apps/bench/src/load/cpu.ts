import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Seconds of CPU that a process has used; 0 when it is gone. */
export function cpuOf(pid: number): number {
  try {
    const fields = statFields(pid);
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** Seconds of CPU of all processes below one, those that ended included once their parent has taken note. */
export function cpuBelow(parent: number): number {
  let sum = 0;
  for (const pid of pids()) {
    try {
      const fields = statFields(pid);
      if (pid === parent) sum += (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
      if (pid === parent || Number(fields[1]) === parent)
        sum += (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    } catch {
      // it ended while we looked
    }
  }
  return sum;
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match ? Number(match[1]) / 1_024 : 0;
}

function pids(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** The fields of /proc/pid/stat from the state on. */
function statFields(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
