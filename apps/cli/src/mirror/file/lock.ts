import { readFileSync, rmSync, writeFileSync } from 'node:fs';

import { Ending, exitCodes } from '../failures.ts';

/** Keeps other processes of this machine from the same file; returns what lets go. @throws Ending */
export function lock(file: string): () => void {
  const path = `${file}.lock`;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid !== process.pid && isRunning(pid))
      throw new Ending(exitCodes.wrong, {
        zh: `进程 ${pid} 正在写 ${file};若不是,请删除 ${path}`,
        en: `Process ${pid} is writing ${file}; if it is not, delete ${path}`,
      });
    rmSync(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
