import { GridweaveError } from '@gridweave/kit';

import { invalidFolder } from './inspect.ts';
import type { ServerRefused } from './postmaster.ts';

// what is the machine's fault and not the folder's
const machine =
  /No space left|Cannot allocate memory|could not map anonymous shared memory|Too many open files|EACCES|ENOENT|SIGKILL/;

/** Why PostgreSQL did not start, by what it wrote into its log. */
export function startFailure(dataDir: string, error: ServerRefused): GridweaveError {
  const words = error.message
    .split('\n')
    .filter((line) => /FATAL|PANIC|HINT|DETAIL|ended with|E[A-Z]{4,}/.test(line))
    .map((line) => line.replace(/^.*?(FATAL|PANIC|HINT|DETAIL):\s+/, '$1: '))
    .slice(-4)
    .join(' ');
  const reason = words || error.message.slice(-500);
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(error.message)) {
    return new GridweaveError(
      'DATA_FOLDER_LOCKED',
      {
        zh: `数据目录 ${dataDir} 正被另一个 PostgreSQL 进程使用:${reason}。请先停止它;数据未被改动`,
        en: `The data folder ${dataDir} is in use by another PostgreSQL process: ${reason}. Stop it first; the data was not touched`,
      },
      { folder: dataDir },
      { cause: error },
    );
  }
  if (machine.test(error.message)) {
    return new GridweaveError(
      'DATABASE_UNAVAILABLE',
      {
        zh: `内置 PostgreSQL 未能启动:${reason}。请检查内存、磁盘空间与权限后重新启动`,
        en: `The embedded PostgreSQL did not start: ${reason}. Check memory, disk space and permissions and start again`,
      },
      { folder: dataDir },
      { cause: error },
    );
  }
  return invalidFolder(
    dataDir,
    `PostgreSQL 拒绝打开它:${reason}。请从备份恢复整个数据目录;若其中没有需要的数据,请移走它后重新启动`,
    `PostgreSQL refused to open it: ${reason}. Restore the whole data folder from a backup, or move it away and start again if it holds nothing that you need`,
    error,
  );
}
